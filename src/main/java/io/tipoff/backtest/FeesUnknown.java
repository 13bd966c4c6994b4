package io.tipoff.backtest;

import io.tipoff.market.FeeSchedule;
import java.time.Instant;

/** The fee schedule says nothing about the time of a tape, so that no result could be true. */
public final class FeesUnknown extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** Says where the schedule begins, and how to name another date. */
  public FeesUnknown(FeeSchedule fees, long time, String option) {
    super(
        "no fee is known for "
            + instant(time)
            + (fees.start().isPresent()
                ? "; the schedule begins at " + instant(fees.start().getAsLong())
                : "; the schedule is empty")
            + ": name the date whose fees shall count with "
            + option);
  }

  private static Instant instant(long time) {
    return Instant.ofEpochSecond(Math.floorDiv(time, NANOS_PER_SECOND));
  }
}
