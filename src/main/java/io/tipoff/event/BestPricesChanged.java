package io.tipoff.event;

import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The best prices alone.
 *
 * @param bid the best bid; null for an empty side
 * @param bidSize contracts at the best bid; null where the feed does not say
 * @param offer the best offer; null for an empty side
 * @param offerSize contracts at the best offer; null where the feed does not say
 */
public record BestPricesChanged(
    long time,
    MarketId market,
    @Nullable Price bid,
    @Nullable Quantity bidSize,
    @Nullable Price offer,
    @Nullable Quantity offerSize)
    implements MarketEvent {}
