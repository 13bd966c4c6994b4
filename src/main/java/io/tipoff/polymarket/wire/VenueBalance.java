package io.tipoff.polymarket.wire;

import io.tipoff.market.Money;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An account's money as the venue tells it; null is what it does not say.
 *
 * @param current cash, securities apart
 * @param buyingPower what new orders may cost
 * @param openOrders what working orders could cost
 * @param margin what short positions must keep
 * @param unsettled cash that cannot be traded with yet
 * @param assetAvailable what securities are worth as collateral
 * @param updated nanoseconds since 1970
 */
public record VenueBalance(
    String currency,
    @Nullable Money current,
    @Nullable Money buyingPower,
    @Nullable Money openOrders,
    @Nullable Money margin,
    @Nullable Money unsettled,
    @Nullable Money assetAvailable,
    OptionalLong updated) {}
