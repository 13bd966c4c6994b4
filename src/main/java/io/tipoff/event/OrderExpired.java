package io.tipoff.event;

/** The order's good-till time passed; what was left of it is out of the book. */
public record OrderExpired(long time, OrderId order) implements Execution {}
