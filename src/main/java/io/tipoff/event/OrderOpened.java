package io.tipoff.event;

/** The order rests in the book. */
public record OrderOpened(long time, OrderId order) implements Execution {}
