package io.tipoff.polymarket;

import io.tipoff.polymarket.rest.NewOrder;
import io.tipoff.polymarket.wire.OrderPreview;
import io.tipoff.portfolio.OrderTerms;

/** Asks the venue what would become of an order; enters none. */
@FunctionalInterface
public interface Previews {
  /**
   * Asks, and waits for the answer.
   *
   * @throws io.tipoff.polymarket.rest.VenueException if there is none, or the venue says no
   */
  OrderPreview preview(NewOrder order) throws InterruptedException;

  /** What the venue is asked for terms. */
  static NewOrder order(OrderTerms terms) {
    return new NewOrder(
        terms.market(),
        terms.intent(),
        terms.price(),
        terms.quantity(),
        null,
        terms.timeInForce(),
        terms.goodTill(),
        terms.postOnly(),
        null);
  }
}
