package io.tipoff.config;

import io.tipoff.market.Money;
import io.tipoff.risk.SizingLimits;
import java.math.BigDecimal;
import java.time.Duration;

/** The keys under {@code sizing}. */
record SizingSection(
    @Within(min = "0.01", max = "1", unit = "of Kelly's share") BigDecimal fraction,
    @Within(min = "0", max = "0.5", unit = "dollars") BigDecimal minimumEdge,
    @Within(min = "0", max = "1000000", unit = "dollars") BigDecimal minimumStake,
    @Within(min = "0.01", max = "1000000", unit = "dollars") BigDecimal maximumStake,
    @Within(min = "0.01", max = "100000000", unit = "dollars") BigDecimal bankroll,
    @Within(min = "0", max = "1", unit = "a year") BigDecimal capitalCost,
    @Within(min = "0ms", max = "366d") Duration unknownEnd) {
  private static final int SHARE_SCALE = 4;

  SizingLimits limits() {
    return new SizingLimits(
        fraction.movePointRight(SHARE_SCALE).intValueExact(),
        Money.of(minimumEdge),
        Money.of(minimumStake),
        Money.of(maximumStake),
        Money.of(bankroll),
        capitalCost.movePointRight(SHARE_SCALE).intValueExact(),
        unknownEnd);
  }
}
