package io.tipoff.event;

/** The venue refused to cancel or replace the order; it stays as it was, working or done. */
public record ChangeRejected(long time, OrderId order, String text) implements Execution {}
