package io.tipoff.exchange;

import io.tipoff.market.Price;
import java.util.OptionalInt;

/**
 * How far the market may have moved for a market order to be taken; ticks win over basis points.
 *
 * @param reference the price from which the move counts, of the long side; never null
 * @param ticks steps of the market's tick
 * @param basisPoints hundredths of a percent of the reference
 */
public record Slippage(Price reference, OptionalInt ticks, OptionalInt basisPoints) {}
