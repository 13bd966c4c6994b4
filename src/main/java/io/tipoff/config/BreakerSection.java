package io.tipoff.config;

import io.tipoff.market.Money;
import io.tipoff.risk.BreakerLimits;
import java.math.BigDecimal;
import java.time.Duration;

/** The keys under {@code breaker}. */
record BreakerSection(
    @Within(min = "10ms", max = "10m") Duration meanLatency,
    @Within(min = "0.01", max = "1", unit = "of 100 requests") BigDecimal errors,
    @Within(min = "1", max = "100000", unit = "orders") int rejects,
    @Within(min = "100ms", max = "1h") Duration staleFeed,
    @Within(min = "0.01", max = "1", unit = "dollars") BigDecimal jump,
    @Within(min = "100ms", max = "10m") Duration jumpWindow,
    @Within(min = "1s", max = "1d") Duration calm,
    @Within(min = "1", max = "100", unit = "pauses") int pauses) {
  private static final int SHARE_SCALE = 4;

  BreakerLimits limits() {
    return new BreakerLimits(
        meanLatency,
        errors.movePointRight(SHARE_SCALE).intValueExact(),
        rejects,
        staleFeed,
        Money.of(jump),
        jumpWindow,
        calm,
        pauses);
  }
}
