package io.tipoff.market;

/**
 * What an order in a market must keep to.
 *
 * @param tick the price step
 * @param minimum the smallest quantity, and the step of quantities
 */
public record TradingRules(Tick tick, Quantity minimum) {
  public TradingRules {
    if (!minimum.isPositive()) {
      throw new IllegalArgumentException("minimum quantity must be above 0: " + minimum);
    }
  }
}
