package io.tipoff.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeDayTest {

  @ParameterizedTest
  @CsvSource({
    // an ordinary winter day, an ordinary summer day
    "2026-01-15T12:00:00Z, 2026-01-15T22:00:00Z",
    "2026-07-15T12:00:00Z, 2026-07-15T21:00:00Z",
    // just before the roll, at it, just after it
    "2026-01-15T21:59:59.999999999Z, 2026-01-15T22:00:00Z",
    "2026-01-15T22:00:00Z,           2026-01-16T22:00:00Z",
    "2026-01-15T22:00:00.000000001Z, 2026-01-16T22:00:00Z",
    // New York's evening is the next day in UTC
    "2026-01-16T03:00:00Z, 2026-01-16T22:00:00Z",
    // clocks go forward on 8 March 2026: that trade day has 23 hours
    "2026-03-07T21:59:59Z, 2026-03-07T22:00:00Z",
    "2026-03-07T22:00:00Z, 2026-03-08T21:00:00Z",
    "2026-03-08T06:59:59Z, 2026-03-08T21:00:00Z",
    "2026-03-08T07:00:00Z, 2026-03-08T21:00:00Z",
    "2026-03-08T21:00:00Z, 2026-03-09T21:00:00Z",
    // clocks go back on 1 November 2026: that trade day has 25 hours
    "2026-10-31T20:59:59Z, 2026-10-31T21:00:00Z",
    "2026-10-31T21:00:00Z, 2026-11-01T22:00:00Z",
    "2026-11-01T05:30:00Z, 2026-11-01T22:00:00Z",
    "2026-11-01T06:30:00Z, 2026-11-01T22:00:00Z",
    "2026-11-01T22:00:00Z, 2026-11-02T22:00:00Z",
    // before 1970
    "1969-12-31T21:59:59.5Z, 1969-12-31T22:00:00Z"
  })
  void shouldRollAtSeventeenInNewYork(Instant time, Instant roll) {
    assertThat(TradeDay.nextRoll(nanos(time))).isEqualTo(nanos(roll));
  }

  @Test
  void shouldGiveTheFirstRollAfterAnyInstant() {
    long seed = 17;
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      Instant time = Instant.ofEpochSecond(random.nextLong(1_700_000_000, 1_900_000_000));
      ZonedDateTime roll =
          Instant.ofEpochSecond(TradeDay.nextRoll(nanos(time)) / 1_000_000_000)
              .atZone(TradeDay.ZONE);
      assertThat(roll.toLocalTime()).as("seed %d, %s", seed, time).isEqualTo(LocalTime.of(17, 0));
      assertThat(roll.toInstant()).as("seed %d, %s", seed, time).isAfter(time);
      assertThat(roll.minusDays(1).toInstant())
          .as("seed %d, %s", seed, time)
          .isBeforeOrEqualTo(time);
    }
  }

  private static long nanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
  }
}
