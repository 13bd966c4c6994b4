package io.tipoff.event;

/** What the venue did with one of our orders. */
public sealed interface Execution extends Event
    permits OrderOpened,
        OrderFilled,
        OrderReplaced,
        OrderCanceled,
        OrderRejected,
        OrderExpired,
        ChangeRejected {

  OrderId order();
}
