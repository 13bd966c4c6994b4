package io.tipoff.portfolio;

import io.tipoff.event.OrderReplaced;
import io.tipoff.event.OrderRestored;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import java.util.OptionalLong;

/**
 * What an order says.
 *
 * @param intent also tells the side
 * @param price the limit, always the long (YES) side's price
 * @param quantity the whole quantity, above 0
 * @param goodTill when a {@link TimeInForce#GOOD_TILL_DATE} order expires, nanoseconds since 1970
 * @param postOnly rejected if it would trade at once
 */
public record OrderTerms(
    MarketId market,
    Intent intent,
    Price price,
    Quantity quantity,
    TimeInForce timeInForce,
    OptionalLong goodTill,
    boolean postOnly) {
  public OrderTerms {
    if (!quantity.isPositive()) {
      throw new IllegalArgumentException("an order needs a quantity above 0: " + quantity);
    }
    if (goodTill.isPresent() != (timeInForce == TimeInForce.GOOD_TILL_DATE)) {
      throw new IllegalArgumentException("a good-till time goes with GOOD_TILL_DATE alone");
    }
    if (postOnly && !timeInForce.rests()) {
      throw new IllegalArgumentException("an order that cannot rest cannot be post-only");
    }
  }

  /** The terms of an order of an earlier session. */
  public static OrderTerms of(OrderRestored restored) {
    return new OrderTerms(
        restored.market(),
        restored.intent(),
        restored.price(),
        restored.quantity(),
        restored.timeInForce(),
        restored.goodTill(),
        restored.postOnly());
  }

  /** A post-only order that works until cancelled. */
  public static OrderTerms quote(MarketId market, Intent intent, Price price, Quantity quantity) {
    return new OrderTerms(
        market, intent, price, quantity, TimeInForce.GOOD_TILL_CANCEL, OptionalLong.empty(), true);
  }

  /**
   * A post-only order that works until cancelled, and no longer than told.
   *
   * @param goodTill nanoseconds since 1970
   */
  public static OrderTerms quote(
      MarketId market, Intent intent, Price price, Quantity quantity, long goodTill) {
    return new OrderTerms(
        market,
        intent,
        price,
        quantity,
        TimeInForce.GOOD_TILL_DATE,
        OptionalLong.of(goodTill),
        true);
  }

  /** An order that trades at once, at its limit or better, or not at all. */
  public static OrderTerms immediate(
      MarketId market, Intent intent, Price price, Quantity quantity) {
    return new OrderTerms(
        market,
        intent,
        price,
        quantity,
        TimeInForce.IMMEDIATE_OR_CANCEL,
        OptionalLong.empty(),
        false);
  }

  /** These terms at another price and quantity. */
  public OrderTerms with(Price newPrice, Quantity newQuantity) {
    return new OrderTerms(market, intent, newPrice, newQuantity, timeInForce, goodTill, postOnly);
  }

  /**
   * These terms until another time, if they end at all.
   *
   * @param end nanoseconds since 1970
   */
  public OrderTerms until(long end) {
    return goodTill.isEmpty()
        ? this
        : new OrderTerms(
            market, intent, price, quantity, timeInForce, OptionalLong.of(end), postOnly);
  }

  /** These terms as the venue replaced them. */
  OrderTerms with(OrderReplaced replaced) {
    return new OrderTerms(
        market,
        intent,
        replaced.price(),
        replaced.quantity(),
        timeInForce,
        goodTill.isPresent() ? replaced.goodTill() : goodTill,
        postOnly);
  }

  public Side side() {
    return intent.side();
  }
}
