package io.tipoff.risk;

import io.tipoff.portfolio.Portfolio;

/** Everything that the gate remembers. */
public record RiskBook(
    LossMonitor losses, CircuitBreaker breaker, Exposures exposures, DailyVolumes volumes) {

  /** One that follows a portfolio from now on. */
  public static RiskBook of(RiskLimits limits, Portfolio portfolio) {
    return new RiskBook(
        new LossMonitor(limits),
        new CircuitBreaker(limits.breaker()),
        new Exposures(limits.exposure(), portfolio),
        new DailyVolumes());
  }
}
