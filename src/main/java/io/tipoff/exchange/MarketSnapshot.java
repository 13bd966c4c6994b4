package io.tipoff.exchange;

import io.tipoff.market.Ladder;
import io.tipoff.market.Market;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may know of a market at one moment.
 *
 * @param bids best first, all levels
 * @param offers best first, all levels
 * @param lastPrice of the last trade; null before the first
 * @param low the lowest price traded; null before the first trade
 * @param high the highest price traded; null before the first trade
 * @param traded contracts traded
 * @param openInterest contracts held long
 * @param settlement what a YES contract paid; null until settled
 * @param changed when the book or the state changed last, nanoseconds since 1970
 */
public record MarketSnapshot(
    Market market,
    MarketState state,
    Ladder bids,
    Ladder offers,
    @Nullable Price lastPrice,
    @Nullable Price low,
    @Nullable Price high,
    Quantity traded,
    Quantity openInterest,
    @Nullable Price settlement,
    long changed) {}
