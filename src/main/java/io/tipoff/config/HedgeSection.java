package io.tipoff.config;

import io.tipoff.market.Money;
import io.tipoff.risk.HedgeLimits;
import java.math.BigDecimal;
import java.time.Duration;

/** The keys under {@code hedge}. */
record HedgeSection(
    boolean send,
    @Within(min = "0.01", max = "1000000", unit = "dollars") BigDecimal band,
    @Within(min = "0", max = "1", unit = "of the loss that it takes away") BigDecimal cost,
    @Within(min = "0ms", max = "1h") Duration patience) {
  private static final int SHARE_SCALE = 4;

  HedgeLimits limits() {
    return new HedgeLimits(
        send, Money.of(band), cost.movePointRight(SHARE_SCALE).intValueExact(), patience);
  }
}
