package io.tipoff.config;

import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.strategy.IncentiveSettings;
import java.math.BigDecimal;
import java.time.Duration;

/** The keys under {@code incentives}. */
record IncentivesSection(
    boolean enabled,
    @Within(min = "1s", max = "1d") Duration refresh,
    @Within(min = "1s", max = "1h") Duration restsFor,
    @Within(min = "0", max = "1", unit = "of a dollar") BigDecimal worth,
    @Within(min = "0", max = "0.1", unit = "dollars") BigDecimal concession,
    @Within(min = "0.01", max = "100000", unit = "contracts") BigDecimal mostSize) {

  IncentiveSettings settings() {
    return new IncentiveSettings(
        restsFor, worth.doubleValue(), Money.of(concession), Quantity.of(mostSize));
  }
}
