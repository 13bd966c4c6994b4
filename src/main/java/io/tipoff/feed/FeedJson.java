package io.tipoff.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.feed.FeedException.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Fields of what feeds answer: numbers come as numbers or as text, and anything may be missing. */
public final class FeedJson {
  private static final long NANOS = 1_000_000_000L;
  private static final long LEAST_TIME = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
  private static final long MOST_TIME = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();
  private static final int HUNDREDTHS = 2;
  private static final BigDecimal MOST_POINTS = new BigDecimal(10_000);
  private static final double EVEN = 100;
  private static final double MOST_AMERICAN = 10_000_000;
  private static final int LONGEST_TEXT = 1_000;

  /** A number with more digits on either side of the point is none, and costs time. */
  private static final int MOST_DIGITS = 40;

  private FeedJson() {}

  /** A text; empty where there is none, or a longer one than any name. */
  public static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isNumber()) {
      return number(node, field).map(BigDecimal::toPlainString).orElse("");
    }
    String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
    return text.length() > LONGEST_TEXT ? "" : text;
  }

  /**
   * A text that must be there.
   *
   * @throws FeedException if it is not
   */
  public static String required(JsonNode node, String field) throws FeedException {
    String text = text(node, field);
    if (text.isEmpty()) {
      throw new FeedException(Kind.MALFORMED, "there is no " + field);
    }
    return text;
  }

  /** A number; empty where there is none. */
  public static Optional<BigDecimal> number(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isNumber()) {
      return Optional.of(value.decimalValue()).filter(FeedJson::isShort);
    }
    String text = value.isTextual() ? value.textValue().strip() : "";
    return text.matches("[+-]?\\d{1,15}(\\.\\d{1,15})?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  private static boolean isShort(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
  }

  /** A whole number, which may be written as 3.0; empty where there is none. */
  public static OptionalInt whole(JsonNode node, String field) {
    Optional<BigDecimal> number = number(node, field);
    try {
      return number.isPresent()
          ? OptionalInt.of(number.get().intValueExact())
          : OptionalInt.empty();
    } catch (ArithmeticException _) {
      return OptionalInt.empty();
    }
  }

  /** Points in 1/100, exactly; empty where there are none, or they are no points. */
  public static OptionalInt points(JsonNode node, String field) {
    Optional<BigDecimal> number = number(node, field);
    if (number.isEmpty() || number.get().abs().compareTo(MOST_POINTS) > 0) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(
          number
              .get()
              .setScale(HUNDREDTHS, RoundingMode.UNNECESSARY)
              .unscaledValue()
              .intValueExact());
    } catch (ArithmeticException _) {
      return OptionalInt.empty();
    }
  }

  /** An ISO time in nanoseconds since 1970; empty where there is none. */
  public static Optional<Long> time(JsonNode node, String field) {
    try {
      Instant time = OffsetDateTime.parse(text(node, field)).toInstant();
      return nanos(
          BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), 9)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** Seconds since 1970 as nanoseconds; empty where there are none. */
  public static Optional<Long> seconds(JsonNode node, String field) {
    return number(node, field).flatMap(FeedJson::nanos);
  }

  private static Optional<Long> nanos(BigDecimal seconds) {
    long whole = seconds.longValue();
    return whole < LEAST_TIME || whole > MOST_TIME
        ? Optional.empty()
        : Optional.of(seconds.multiply(BigDecimal.valueOf(NANOS)).longValue());
  }

  /**
   * Decimal odds of American ones: what is won with 100 dollars, or staked to win them.
   *
   * @return empty where there are none
   */
  public static OptionalDouble american(JsonNode node, String field) {
    Optional<BigDecimal> price = number(node, field);
    double american = price.map(BigDecimal::doubleValue).orElse(0.0);
    if (Math.abs(american) < EVEN || Math.abs(american) > MOST_AMERICAN) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(american > 0 ? 1 + american / EVEN : 1 + EVEN / -american);
  }
}
