package io.tipoff.event;

/**
 * An order whose answer was lost is proven never to have reached the venue: late enough, neither
 * its stream, its open orders, its activities nor its positions know of it.
 */
public record OrderAbsent(long time, OrderId order) implements Execution {}
