package io.tipoff.config;

import io.tipoff.market.Money;
import io.tipoff.risk.SumLimits;
import java.math.BigDecimal;
import java.time.Duration;

/** The keys under {@code sums}. */
record SumsSection(
    boolean send,
    @Within(min = "0", max = "1", unit = "dollars") BigDecimal edge,
    @Within(min = "0.01", max = "1000000", unit = "dollars") BigDecimal loss,
    @Within(min = "0ms", max = "1h") Duration rest) {

  SumLimits limits() {
    return new SumLimits(send, Money.of(edge), Money.of(loss), rest);
  }
}
