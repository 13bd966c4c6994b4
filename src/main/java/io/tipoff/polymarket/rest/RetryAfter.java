package io.tipoff.polymarket.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What a server asks for with the header {@code Retry-After} (RFC 9110, 10.2.3). */
public final class RetryAfter {
  private RetryAfter() {}

  /**
   * How long to wait at least; zero where it is absent, past, or cannot be read.
   *
   * @param value seconds or an HTTP date
   * @param nowMillis the time against which a date counts, milliseconds since 1970
   * @param longest what no server gets more than
   */
  public static Duration of(@Nullable String value, long nowMillis, Duration longest) {
    if (value == null) {
      return Duration.ZERO;
    }
    Duration asked = asked(value.strip(), nowMillis);
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(longest) < 0 ? asked : longest;
  }

  private static Duration asked(String value, long nowMillis) {
    if (value.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Duration.ofMillis(date.toInstant().toEpochMilli() - nowMillis);
    } catch (DateTimeException _) {
      return Duration.ZERO;
    }
  }
}
