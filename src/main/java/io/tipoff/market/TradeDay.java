package io.tipoff.market;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The venue's trade day, which rolls at 17:00 in New York. */
public final class TradeDay {
  /** The zone of the venue's schedule. */
  public static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final LocalTime ROLL = LocalTime.of(17, 0);
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private TradeDay() {}

  /** The first roll after an instant; both in nanoseconds since 1970. */
  public static long nextRoll(long time) {
    ZonedDateTime at = Instant.ofEpochSecond(Math.floorDiv(time, NANOS_PER_SECOND)).atZone(ZONE);
    ZonedDateTime roll = at.with(ROLL);
    if (!roll.isAfter(at)) {
      roll = at.toLocalDate().plusDays(1).atTime(ROLL).atZone(ZONE);
    }
    return roll.toEpochSecond() * NANOS_PER_SECOND;
  }
}
