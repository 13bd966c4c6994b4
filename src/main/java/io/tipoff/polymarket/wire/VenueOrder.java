package io.tipoff.polymarket.wire;

import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An order as the venue tells it. What it leaves out is null, empty or zero.
 *
 * @param price of the long side; null for a market order or where it was not sent
 * @param goodTill nanoseconds since 1970
 * @param fees what was charged so far; negative for rebates
 * @param created nanoseconds since 1970
 * @param inserted when it was entered or last replaced, nanoseconds since 1970
 */
public record VenueOrder(
    String id,
    MarketId market,
    @Nullable Intent intent,
    @Nullable Price price,
    Quantity quantity,
    Quantity filled,
    Quantity leaves,
    OrderState state,
    OptionalLong goodTill,
    @Nullable Price averagePrice,
    Money fees,
    OptionalLong created,
    OptionalLong inserted) {}
