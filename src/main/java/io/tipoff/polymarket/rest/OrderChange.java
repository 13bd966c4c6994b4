package io.tipoff.polymarket.rest;

import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * New terms of a working order; null or empty leaves a term as it is.
 *
 * @param orderId the venue's
 * @param quantity the whole quantity, what was filled before included
 * @param goodTill nanoseconds since 1970
 */
public record OrderChange(
    String orderId,
    MarketId market,
    @Nullable Price limit,
    @Nullable Quantity quantity,
    @Nullable TimeInForce timeInForce,
    OptionalLong goodTill,
    @Nullable Boolean postOnly) {

  public OrderChange {
    NewOrder.requireWholeMillis(goodTill);
  }

  /** A new price and quantity. */
  public static OrderChange of(String orderId, MarketId market, Price limit, Quantity quantity) {
    return new OrderChange(orderId, market, limit, quantity, null, OptionalLong.empty(), null);
  }
}
