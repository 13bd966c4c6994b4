package io.tipoff.config;

import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.paper.PaperSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** The keys under {@code paper}. */
record PaperSection(
    @Within(min = "0", max = "100000000", unit = "dollars") BigDecimal cash,
    @Within(min = "0.0001", max = "1000000", unit = "contracts") Optional<BigDecimal> fillCap,
    @Within(min = "0ms", max = "1m") Duration feedLatency,
    @Within(min = "0ms", max = "1m") Duration orderLatency,
    @Within(min = "0ms", max = "1m") Duration answerLatency,
    @Within(min = "0", max = "1") BigDecimal cancelAhead,
    boolean keepAccount) {

  /**
   * The simulated venue.
   *
   * @param quoteSize contracts of one quote: the fill cap where none is set
   */
  PaperSettings settings(BigDecimal quoteSize) {
    return new PaperSettings(
        Money.of(cash),
        Quantity.of(fillCap.orElse(quoteSize)),
        feedLatency,
        orderLatency,
        answerLatency,
        cancelAhead.doubleValue());
  }
}
