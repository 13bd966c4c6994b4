package io.tipoff.portfolio;

import io.tipoff.event.OrderId;

/** Something happened to an order that cannot happen in its state: a bug, here or at the venue. */
public final class IllegalTransition extends IllegalStateException {
  private static final long serialVersionUID = 1;

  IllegalTransition(OrderId order, OrderState state, OrderChange change) {
    super("order " + order + " in state " + state + " cannot take " + change);
  }
}
