package io.tipoff.backtest;

import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures and times as people read them. */
final class Wording {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final DateTimeFormatter INSTANT = utc("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter TIME = utc("HH:mm:ss");

  private Wording() {}

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** Such as {@code 12,345}. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Such as {@code 1 order} or {@code 12 orders}. */
  static String count(long number, String noun) {
    return count(number) + " " + (number == 1 ? noun : noun + "s");
  }

  /** Dollars to the cent, such as {@code 1,234.50}. */
  static String money(Money money) {
    return String.format(Locale.ROOT, "%,.2f", cents(money));
  }

  /** The same, with a sign where it is not nothing: a profit or a loss. */
  static String gain(Money money) {
    return (cents(money).signum() > 0 ? "+" : "") + money(money);
  }

  private static BigDecimal cents(Money money) {
    return money.toBigDecimal().setScale(2, RoundingMode.HALF_EVEN);
  }

  /** Such as {@code 1,200} or {@code -0.25}. */
  static String contracts(Quantity quantity) {
    BigDecimal value = new BigDecimal(quantity.toString());
    return String.format(Locale.ROOT, "%,." + value.scale() + "f", value);
  }

  /** A share from 0 to 1 as {@code 97.5%}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }

  /** Date and time of day, UTC, with the fraction of the second if there is one. */
  static String instant(long time) {
    return INSTANT.format(toInstant(time)) + fraction(time);
  }

  /** The same without the date. */
  static String timeOfDay(long time) {
    return TIME.format(toInstant(time)) + fraction(time);
  }

  static Instant toInstant(long time) {
    return Instant.ofEpochSecond(
        Math.floorDiv(time, NANOS_PER_SECOND), Math.floorMod(time, NANOS_PER_SECOND));
  }

  private static String fraction(long time) {
    long nanos = Math.floorMod(time, NANOS_PER_SECOND);
    if (nanos == 0) {
      return "";
    }
    return "." + String.format(Locale.ROOT, "%09d", nanos).replaceFirst("(000)+$", "");
  }

  /** Such as {@code 3 d 4 h}, {@code 1 h 20 min}, {@code 5 min 7 s} or {@code 7.5 s}. */
  static String span(long nanos) {
    Duration span = Duration.ofNanos(nanos);
    if (span.toDays() > 0) {
      return span.toDays() + " d " + span.toHoursPart() + " h";
    }
    if (span.toHours() > 0) {
      return span.toHours() + " h " + span.toMinutesPart() + " min";
    }
    if (span.toMinutes() > 0) {
      return span.toMinutes() + " min " + span.toSecondsPart() + " s";
    }
    return span.toSeconds() + fraction(nanos) + " s";
  }

  /** The name of a constant as words: {@code ONE_SIDED} as {@code one sided}. */
  static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * Text from outside with a replacement character for all that does not print: it can neither
   * break a line, nor steer a terminal, nor turn the direction of writing.
   */
  static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD");
  }
}
