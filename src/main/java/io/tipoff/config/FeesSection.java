package io.tipoff.config;

import io.tipoff.market.FeeSchedule;
import io.tipoff.market.TradeDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The keys under {@code fees}. */
record FeesSection(
    List<DatedFees> schedule,
    @Within(min = "2000-01-01", max = "2200-01-01") Optional<LocalDate> asOf) {

  FeeSchedule feeSchedule() {
    FeeSchedule dated = new FeeSchedule(schedule.stream().map(DatedFees::entry).toList());
    return asOf.map(date -> dated.asOf(startOf(date))).orElse(dated);
  }

  private static long startOf(LocalDate date) {
    return TimeUnit.SECONDS.toNanos(date.atStartOfDay(TradeDay.ZONE).toEpochSecond());
  }
}
