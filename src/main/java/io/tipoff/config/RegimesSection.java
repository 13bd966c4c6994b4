package io.tipoff.config;

import io.tipoff.market.Money;
import io.tipoff.risk.RegimeLimits;
import java.math.BigDecimal;
import java.time.Duration;

/** The keys under {@code regimes}. */
record RegimesSection(
    @Within(min = "0.01", max = "1", unit = "dollars") BigDecimal eventMove,
    @Within(min = "100ms", max = "10m") Duration eventWindow,
    @Within(min = "0ms", max = "1h") Duration eventPause,
    @Within(min = "0.01", max = "1", unit = "dollars") BigDecimal reformedSpread,
    @Within(min = "0.01", max = "1", unit = "dollars") BigDecimal trendMove,
    @Within(min = "1s", max = "1h") Duration trendWindow,
    @Within(min = "0ms", max = "7d") Duration reduceBefore,
    @Within(min = "100ms", max = "1h") Duration markoutAfter,
    @Within(min = "1", max = "1000000", unit = "fills") int markoutFills,
    @Within(min = "0", max = "1", unit = "dollars") BigDecimal markoutWiden,
    @Within(min = "0", max = "1", unit = "dollars") BigDecimal markoutStop,
    @Within(min = "1s", max = "1d") Duration markoutPause) {

  RegimeLimits limits() {
    return new RegimeLimits(
        Money.of(eventMove),
        eventWindow,
        eventPause,
        Money.of(reformedSpread),
        Money.of(trendMove),
        trendWindow,
        reduceBefore,
        markoutAfter,
        markoutFills,
        Money.of(markoutWiden),
        Money.of(markoutStop),
        markoutPause);
  }
}
