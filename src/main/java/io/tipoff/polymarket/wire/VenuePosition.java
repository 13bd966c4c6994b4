package io.tipoff.polymarket.wire;

import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A position as the venue tells it; null is what it does not say.
 *
 * @param net contracts; negative for a short
 * @param available contracts that no working order offers to close
 * @param cost what the open contracts cost
 * @param realized profit of closed contracts
 * @param expired whether the market is over
 * @param updated nanoseconds since 1970
 */
public record VenuePosition(
    @Nullable MarketId market,
    @Nullable Quantity net,
    @Nullable Quantity bought,
    @Nullable Quantity sold,
    @Nullable Quantity available,
    @Nullable Money cost,
    @Nullable Money realized,
    boolean expired,
    OptionalLong updated) {}
