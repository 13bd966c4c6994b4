package io.tipoff.event;

/** What the venue did with one of our orders. */
public sealed interface Execution extends Event
    permits OrderNamed,
        OrderOpened,
        OrderFilled,
        FillReversed,
        OrderReplaced,
        OrderCanceled,
        OrderRejected,
        OrderExpired,
        ChangeRejected,
        OrderAbsent {

  OrderId order();
}
