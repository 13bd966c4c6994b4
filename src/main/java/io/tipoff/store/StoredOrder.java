package io.tipoff.store;

import io.tipoff.event.OrderId;
import io.tipoff.event.OrderRestored;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.portfolio.OrderState;
import io.tipoff.portfolio.OrderTerms;
import java.util.OptionalLong;

/**
 * An order that may still live.
 *
 * @param venueId the venue's id of it; empty if that was never learned
 * @param terms the terms that the venue works by, as far as it told
 * @param state as far as it was known
 * @param decided when it was decided, nanoseconds since 1970
 * @param departed when its request was last handed to the network; empty if it never left
 * @param fees that were told of it; negative for rebates
 */
public record StoredOrder(
    OrderId order,
    String venueId,
    String strategy,
    OrderTerms terms,
    Quantity filled,
    OrderState state,
    long decided,
    OptionalLong departed,
    Money fees) {

  /** Whether it may have reached the venue. */
  public boolean hasLeft() {
    return departed.isPresent() || !venueId.isEmpty();
  }

  /** Whether nobody knows if it works: its answer was lost, or it left and nothing came back. */
  public boolean isUncertain() {
    return state == OrderState.OUTCOME_UNKNOWN || (venueId.isEmpty() && hasLeft());
  }

  /** The same as a session is told of it, at a time in nanoseconds since 1970. */
  public OrderRestored at(long time) {
    return new OrderRestored(
        time,
        order,
        venueId,
        strategy,
        terms.market(),
        terms.intent(),
        terms.price(),
        terms.quantity(),
        filled,
        terms.timeInForce(),
        terms.goodTill(),
        terms.postOnly());
  }
}
