package io.tipoff.config;

import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.risk.BreakerLimits;
import io.tipoff.risk.ExposureLimits;
import io.tipoff.risk.HedgeLimits;
import io.tipoff.risk.RegimeLimits;
import io.tipoff.risk.RiskLimits;
import io.tipoff.risk.SizingLimits;
import io.tipoff.risk.SumLimits;
import java.math.BigDecimal;
import java.util.List;

/** The keys under {@code risk}. */
record RiskSection(
    @Within(min = "0.01", max = "1000000", unit = "dollars") BigDecimal marketLoss,
    @Within(min = "0.01", max = "1000000", unit = "dollars") BigDecimal totalLoss,
    @Within(min = "0.01", max = "1000000", unit = "dollars") BigDecimal eventLoss,
    @Within(min = "0.01", max = "1000000", unit = "dollars") BigDecimal leagueLoss,
    @Within(min = "0.01", max = "1000000", unit = "dollars") BigDecimal settlementDayLoss,
    @Within(min = "0.01", max = "1000000", unit = "dollars") BigDecimal groupLoss,
    @Within(min = "1", max = "2000", unit = "positions") int positions,
    @Within(min = "0.01", max = "10000000", unit = "contracts") BigDecimal dailyVolume,
    @Within(min = "0", max = "0.9", unit = "of the equity") BigDecimal cashBuffer,
    List<CorrelatedGroup> groups,
    @Within(min = "1", max = "10", unit = "orders") int ordersPerSide,
    @Within(min = "0.0001", max = "100000", unit = "contracts") BigDecimal minimumOrder,
    @Within(min = "0.0001", max = "0.5", unit = "dollars") BigDecimal lowestPrice,
    @Within(min = "0.5", max = "0.9999", unit = "dollars") BigDecimal highestPrice,
    @Within(min = "0", max = "100", unit = "ticks") int collarTicks,
    @Within(min = "0.01", max = "1000000", unit = "dollars") BigDecimal dailyLoss,
    @Within(min = "0.001", max = "1", unit = "of the highest equity") BigDecimal drawdown) {
  /** Decimals of a share in {@link RiskLimits}: one unit is 1/10,000. */
  private static final int SHARE_SCALE = 4;

  RiskLimits limits(
      BreakerLimits breaker,
      SizingLimits sizing,
      RegimeLimits regimes,
      HedgeLimits hedge,
      SumLimits sums) {
    return new RiskLimits(
        Money.of(marketLoss),
        Money.of(totalLoss),
        ordersPerSide,
        Quantity.of(minimumOrder),
        Price.of(lowestPrice),
        Price.of(highestPrice),
        collarTicks,
        Money.of(dailyLoss),
        share(drawdown),
        exposure(),
        breaker,
        sizing,
        regimes,
        hedge,
        sums);
  }

  private ExposureLimits exposure() {
    return new ExposureLimits(
        Money.of(eventLoss),
        Money.of(leagueLoss),
        Money.of(settlementDayLoss),
        Money.of(groupLoss),
        positions,
        Quantity.of(dailyVolume),
        share(cashBuffer),
        groups.stream().map(CorrelatedGroup::group).toList());
  }

  private static int share(BigDecimal part) {
    return part.movePointRight(SHARE_SCALE).intValueExact();
  }
}
