package io.tipoff.polymarket.rest;

import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An order to be entered.
 *
 * @param limit of the long side, whatever the intent; null for a market order
 * @param quantity contracts; null where {@code cash} is given
 * @param cash dollars to spend on a market order; null where {@code quantity} is given
 * @param goodTill nanoseconds since 1970; present for {@link TimeInForce#GOOD_TILL_DATE} alone
 * @param postOnly whether the venue shall reject it if it would trade at once
 * @param slippage of a market order; null for unlimited
 */
public record NewOrder(
    MarketId market,
    Intent intent,
    @Nullable Price limit,
    @Nullable Quantity quantity,
    @Nullable Money cash,
    TimeInForce timeInForce,
    OptionalLong goodTill,
    boolean postOnly,
    @Nullable Slippage slippage) {
  private static final long NANOS_PER_MILLI = 1_000_000;

  public NewOrder {
    require((quantity == null) != (cash == null), "an order has a quantity or a cash amount");
    require(quantity == null || quantity.isPositive(), "a quantity is above 0");
    require(cash == null || cash.isPositive(), "a cash amount is above 0");
    require(limit == null || (cash == null && slippage == null), "a limit order is by quantity");
    require(
        goodTill.isPresent() == (timeInForce == TimeInForce.GOOD_TILL_DATE),
        "a good-till-date order, and no other, has a time");
    requireWholeMillis(goodTill);
    require(!postOnly || (limit != null && timeInForce.rests()), "post-only orders rest");
  }

  /** A limit order that works until cancelled or, where {@code goodTill} says so, expired. */
  public static NewOrder resting(
      MarketId market, Intent intent, Price limit, Quantity quantity, OptionalLong goodTill) {
    TimeInForce timeInForce =
        goodTill.isPresent() ? TimeInForce.GOOD_TILL_DATE : TimeInForce.GOOD_TILL_CANCEL;
    return new NewOrder(market, intent, limit, quantity, null, timeInForce, goodTill, false, null);
  }

  /** A limit order that takes what it can at once. */
  public static NewOrder immediate(MarketId market, Intent intent, Price limit, Quantity quantity) {
    return new NewOrder(
        market,
        intent,
        limit,
        quantity,
        null,
        TimeInForce.IMMEDIATE_OR_CANCEL,
        OptionalLong.empty(),
        false,
        null);
  }

  /** The same order, never taking. */
  public NewOrder asPostOnly() {
    return new NewOrder(
        market, intent, limit, quantity, cash, timeInForce, goodTill, true, slippage);
  }

  /** The venue may cut what is finer without a word. */
  static void requireWholeMillis(OptionalLong time) {
    require(
        time.isEmpty() || time.getAsLong() % NANOS_PER_MILLI == 0,
        "a good-till time is in whole milliseconds");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
