package io.tipoff.risk;

import io.tipoff.market.Quantity;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderTerms;
import org.jspecify.annotations.Nullable;

/**
 * An order that a strategy would like to send.
 *
 * @param replaces the live order whose place it takes; null for a new order
 */
public record Proposal(String strategy, OrderTerms terms, @Nullable Order replaces) {

  /** The name of what gives positions up at an operator's word, those of others included. */
  public static final String FLATTEN = "flatten";

  boolean mayTouchForeign() {
    return strategy.equals(FLATTEN);
  }

  /** What could trade if it passed: a replacement's quantity counts what was filled before. */
  Quantity leaves() {
    return replaces == null ? terms.quantity() : terms.quantity().minus(replaces.filled());
  }
}
