package io.tipoff.polymarket.rest;

import io.tipoff.market.Price;
import java.util.OptionalInt;

/**
 * How far the market may have moved for a market order to be taken; ticks win over basis points.
 *
 * @param reference the price from which the move counts, of the long side
 * @param ticks steps of the market's tick
 * @param basisPoints hundredths of a percent of the reference
 */
public record Slippage(Price reference, OptionalInt ticks, OptionalInt basisPoints) {
  public Slippage {
    if (ticks.isEmpty() && basisPoints.isEmpty()) {
      throw new IllegalArgumentException("a slippage tolerance needs ticks or basis points");
    }
  }
}
