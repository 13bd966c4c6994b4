package io.tipoff.config;

import io.tipoff.market.Money;
import io.tipoff.strategy.AvellanedaStoikov;
import io.tipoff.strategy.GameQuoting;
import java.math.BigDecimal;
import java.time.Duration;

/** The keys under {@code gameQuoting}. */
record GameQuotingSection(
    boolean enabled,
    @Within(min = "0.0001", max = "10", unit = "of a contract") BigDecimal preGameRiskAversion,
    @Within(min = "0", max = "10", unit = "a root minute") BigDecimal preGameVolatility,
    @Within(min = "1s", max = "1h") Duration preGameHorizon,
    @Within(min = "0.1", max = "10000", unit = "a unit of log odds") BigDecimal preGameDecay,
    @Within(min = "0.0001", max = "10", unit = "of a contract") BigDecimal inPlayRiskAversion,
    @Within(min = "0", max = "10", unit = "a root minute") BigDecimal inPlayVolatility,
    @Within(min = "1s", max = "1h") Duration inPlayHorizon,
    @Within(min = "0.1", max = "10000", unit = "a unit of log odds") BigDecimal inPlayDecay,
    @Within(min = "0", max = "10", unit = "sigmas") BigDecimal uncertainty,
    @Within(min = "0.0001", max = "0.5", unit = "dollars") BigDecimal beliefSigma,
    @Within(min = "0.0001", max = "0.5", unit = "dollars") BigDecimal marketSigma,
    @Within(min = "0", max = "0.5", unit = "of the market's log odds") BigDecimal longshotBias,
    @Within(min = "0.001", max = "1", unit = "dollars") BigDecimal surprise,
    @Within(min = "0.001", max = "1", unit = "dollars") BigDecimal sweep,
    @Within(min = "0.001", max = "1", unit = "dollars") BigDecimal unexplained,
    @Within(min = "0ms", max = "10m") Duration pause,
    @Within(min = "0ms", max = "1h") Duration longestPause,
    @Within(min = "0.001", max = "1", unit = "dollars") BigDecimal reformedSpread,
    @Within(min = "0.1", max = "100", unit = "sigmas") BigDecimal agreement) {

  GameQuoting settings() {
    return new GameQuoting(
        quoting(preGameRiskAversion, preGameVolatility, preGameHorizon, preGameDecay),
        quoting(inPlayRiskAversion, inPlayVolatility, inPlayHorizon, inPlayDecay),
        uncertainty.doubleValue(),
        beliefSigma.doubleValue(),
        marketSigma.doubleValue(),
        longshotBias.doubleValue(),
        surprise.doubleValue(),
        Money.of(sweep),
        unexplained.doubleValue(),
        pause,
        longestPause,
        Money.of(reformedSpread),
        agreement.doubleValue());
  }

  private static AvellanedaStoikov quoting(
      BigDecimal aversion, BigDecimal volatility, Duration horizon, BigDecimal decay) {
    return new AvellanedaStoikov(
        aversion.doubleValue(), volatility.doubleValue(), horizon.toSeconds(), decay.doubleValue());
  }
}
