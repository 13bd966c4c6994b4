package io.tipoff.config;

import io.tipoff.market.Money;
import io.tipoff.strategy.LiveArbitrageSettings;
import io.tipoff.strategy.StatisticalEdgeSettings;
import java.math.BigDecimal;
import java.time.Duration;

/** The keys under {@code statisticalEdge}. */
record StatisticalEdgeSection(
    boolean enabled,
    @Within(min = "0", max = "10", unit = "sigmas") BigDecimal sigmas,
    @Within(min = "0", max = "0.5", unit = "dollars") BigDecimal minimumEdge,
    @Within(min = "0", max = "0.5", unit = "dollars") BigDecimal takeEdge,
    @Within(min = "0ms", max = "1h") Duration persistence,
    @Within(min = "0ms", max = "1h") Duration calm,
    @Within(min = "0.001", max = "1", unit = "dollars") BigDecimal unexplained,
    @Within(min = "1s", max = "1d") Duration oldestEarly,
    @Within(min = "1s", max = "1h") Duration oldestLive,
    @Within(min = "0.001", max = "1", unit = "dollars") BigDecimal widest,
    @Within(min = "1s", max = "7d") Duration tradedWithin,
    boolean needsLead) {

  /**
   * The settings of the strategy.
   *
   * @param arbitrage how a feed's lead is measured there
   */
  StatisticalEdgeSettings settings(LiveArbitrageSettings arbitrage) {
    return new StatisticalEdgeSettings(
        sigmas.doubleValue(),
        minimumEdge.doubleValue(),
        takeEdge.doubleValue(),
        persistence,
        calm,
        unexplained.doubleValue(),
        oldestEarly,
        oldestLive,
        Money.of(widest),
        tradedWithin,
        needsLead ? arbitrage.lead() : null,
        arbitrage.trusted());
  }
}
