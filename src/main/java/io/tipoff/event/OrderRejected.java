package io.tipoff.event;

/** The venue refused the order; nothing of it ever rested or traded. */
public record OrderRejected(long time, OrderId order, RejectReason reason, String text)
    implements Execution {}
