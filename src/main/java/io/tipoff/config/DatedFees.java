package io.tipoff.config;

import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The fees of one curve from an instant on: an item of {@code fees.schedule}. */
record DatedFees(
    @Within(min = "2000-01-01T00:00:00Z", max = "2200-01-01T00:00:00Z") OffsetDateTime from,
    FeeCurve curve,
    @Within(min = "0", max = "1", decimals = 8) BigDecimal taker,
    @Within(min = "-1", max = "0", decimals = 8) BigDecimal maker,
    @Within(min = "0", max = "1", decimals = 8) Optional<BigDecimal> convexity) {

  FeeSchedule.Entry entry() {
    FeeRates rates = new FeeRates(taker, maker, convexity.orElse(BigDecimal.ZERO));
    long nanos = TimeUnit.SECONDS.toNanos(from.toEpochSecond()) + from.getNano();
    return new FeeSchedule.Entry(nanos, curve, rates);
  }

  /** Whether both are about the same curve and instant, so that one of them is too many. */
  boolean clashesWith(DatedFees other) {
    return curve == other.curve && from.isEqual(other.from);
  }
}
