package io.tipoff.exchange;

/** How an order names its price. */
public enum OrderType {
  LIMIT,
  /** Takes at any price that its slippage tolerance allows. */
  MARKET
}
