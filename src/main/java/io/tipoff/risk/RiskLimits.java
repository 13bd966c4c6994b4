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
 * @param sizing how much a belief is worth
 * @param regimes when a market is treated with more caution
 * @param hedge when an event's loss is reduced
 * @param sums when prices are traded that do not add up
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
    BreakerLimits breaker,
    SizingLimits sizing,
    RegimeLimits regimes,
    HedgeLimits hedge,
    SumLimits sums) {

  /** The same with another reach of aggressive orders. */
  public RiskLimits withCollar(int ticks) {
    return new RiskLimits(
        marketLoss,
        totalLoss,
        ordersPerSide,
        minimumOrder,
        lowestPrice,
        highestPrice,
        ticks,
        dailyLoss,
        drawdown,
        exposure,
        breaker,
        sizing,
        regimes,
        hedge,
        sums);
  }

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
        BreakerLimits.NONE,
        SizingLimits.DEFAULT,
        RegimeLimits.NONE,
        HedgeLimits.NONE,
        SumLimits.NONE);
  }

  /** These limits with others of exposure. */
  public RiskLimits with(ExposureLimits others) {
    return with(others, breaker, sizing, regimes, hedge, sums);
  }

  /** These limits with another breaker. */
  public RiskLimits with(BreakerLimits other) {
    return with(exposure, other, sizing, regimes, hedge, sums);
  }

  /** These limits with another sizing. */
  public RiskLimits with(SizingLimits other) {
    return with(exposure, breaker, other, regimes, hedge, sums);
  }

  /** These limits with other regimes. */
  public RiskLimits with(RegimeLimits others) {
    return with(exposure, breaker, sizing, others, hedge, sums);
  }

  /** These limits with other reductions. */
  public RiskLimits with(HedgeLimits others) {
    return with(exposure, breaker, sizing, regimes, others, sums);
  }

  /** These limits with other sums. */
  public RiskLimits with(SumLimits others) {
    return with(exposure, breaker, sizing, regimes, hedge, others);
  }

  private RiskLimits with(
      ExposureLimits exposures,
      BreakerLimits breakers,
      SizingLimits sizings,
      RegimeLimits cautions,
      HedgeLimits hedges,
      SumLimits exclusive) {
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
        exposures,
        breakers,
        sizings,
        cautions,
        hedges,
        exclusive);
  }
}
