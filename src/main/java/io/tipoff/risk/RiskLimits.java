package io.tipoff.risk;

import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;

/**
 * The limits that every order is held to.
 *
 * @param marketLoss the most that one market may lose at settlement, dollars
 * @param totalLoss the most that all markets may lose together, dollars
 * @param ordersPerSide live orders in one market on one side
 * @param minimumOrder the smallest order that is worth sending, contracts; exits may be smaller
 * @param lowestPrice the lowest price of an entry
 * @param highestPrice the highest price of an entry
 * @param collarTicks how many ticks beyond the best opposite price an order may reach
 * @param dailyLoss the loss since the last roll of the trade day after which only exits pass,
 *     dollars
 * @param drawdown the loss from the highest equity, in 1/10,000 of it, after which only exits pass
 * @param exposure what may be lost together, held and traded
 * @param breaker what else stops it
 */
public record RiskLimits(
    Money marketLoss,
    Money totalLoss,
    int ordersPerSide,
    Quantity minimumOrder,
    Price lowestPrice,
    Price highestPrice,
    int collarTicks,
    Money dailyLoss,
    int drawdown,
    ExposureLimits exposure,
    BreakerLimits breaker) {

  /** Limits without those of {@link ExposureLimits}. */
  public RiskLimits(
      Money marketLoss,
      Money totalLoss,
      int ordersPerSide,
      Quantity minimumOrder,
      Price lowestPrice,
      Price highestPrice,
      int collarTicks,
      Money dailyLoss,
      int drawdown) {
    this(
        marketLoss,
        totalLoss,
        ordersPerSide,
        minimumOrder,
        lowestPrice,
        highestPrice,
        collarTicks,
        dailyLoss,
        drawdown,
        ExposureLimits.NONE,
        BreakerLimits.NONE);
  }

  /** These limits with others of exposure. */
  public RiskLimits with(ExposureLimits others) {
    return new RiskLimits(
        marketLoss,
        totalLoss,
        ordersPerSide,
        minimumOrder,
        lowestPrice,
        highestPrice,
        collarTicks,
        dailyLoss,
        drawdown,
        others,
        breaker);
  }
}
