package io.tipoff.polymarket.rest;

import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The best prices of a market.
 *
 * @param bidShares contracts bid in all, which the venue rounds to two figures
 * @param askShares likewise
 * @param mark the daily mark, which is not the market's result
 * @param state null where it is not told or this program does not know it
 */
public record VenueBestPrices(
    MarketId market,
    Optional<Price> bid,
    Optional<Price> ask,
    Optional<Quantity> bidShares,
    Optional<Quantity> askShares,
    Optional<Price> last,
    Optional<Price> mark,
    Optional<Quantity> traded,
    Optional<Quantity> openInterest,
    @Nullable MarketState state) {}
