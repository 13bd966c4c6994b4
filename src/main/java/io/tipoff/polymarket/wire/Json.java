package io.tipoff.polymarket.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the venue's JSON: decimals without loss, as numbers or as text; what is absent, null or
 * empty text is the same as not told.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** No figure of the venue has more digits on either side of the point. */
  private static final int MOST_DIGITS = 40;

  private Json() {}

  /**
   * The tree of a whole text.
   *
   * @throws WireException if it is not one JSON value
   */
  public static JsonNode parse(byte[] text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new WireException("not JSON: " + e.getOriginalMessage());
    } catch (IOException _) {
      throw new WireException("not JSON");
    }
  }

  /** A member; a missing node where it is not told. */
  public static JsonNode child(JsonNode node, String name) {
    JsonNode child = node.path(name);
    return child.isNull() ? MissingNode.getInstance() : child;
  }

  /** A text, a number or a truth value as text; empty where it is not told. */
  public static String text(JsonNode node, String name) {
    return child(node, name).asText("");
  }

  /** False where it is not told. */
  public static boolean flag(JsonNode node, String name) {
    return child(node, name).asBoolean(false);
  }

  /**
   * A decimal number.
   *
   * @throws WireException if it is told but is none
   */
  public static Optional<BigDecimal> decimal(JsonNode node, String name) {
    return decimal(child(node, name), node, name);
  }

  /** The same of an {@code {value, currency}}, or of a bare decimal. */
  public static Optional<BigDecimal> amount(JsonNode node, String name) {
    JsonNode child = child(node, name);
    return child.isObject() ? decimal(child, "value") : decimal(child, node, name);
  }

  /**
   * A price from an amount.
   *
   * @throws WireException if it is none, or finer than a price can be
   */
  public static Optional<Price> price(JsonNode node, String name) {
    return amount(node, name).map(value -> exact(name, () -> Price.of(value)));
  }

  /** The same, rounded half to even to 1/10,000 dollar: for averages. */
  public static Optional<Price> roundedPrice(JsonNode node, String name) {
    return amount(node, name)
        .map(value -> value.setScale(Price.SCALE, RoundingMode.HALF_EVEN))
        .map(value -> exact(name, () -> Price.of(value)));
  }

  /** Contracts; the same errors. */
  public static Optional<Quantity> quantity(JsonNode node, String name) {
    return decimal(node, name).map(value -> exact(name, () -> Quantity.of(value)));
  }

  /** Dollars from an amount, rounded half to even where it is finer than money can be. */
  public static Optional<Money> money(JsonNode node, String name) {
    return amount(node, name)
        .map(value -> value.setScale(Money.SCALE, RoundingMode.HALF_EVEN))
        .map(value -> exact(name, () -> Money.of(value)));
  }

  /** A whole number, as a number or as text; empty where it is not told or is none. */
  public static OptionalInt integer(JsonNode node, String name) {
    try {
      return decimal(node, name)
          .map(value -> OptionalInt.of(value.intValueExact()))
          .orElseGet(OptionalInt::empty);
    } catch (ArithmeticException | WireException _) {
      return OptionalInt.empty();
    }
  }

  /**
   * Nanoseconds since 1970 of an RFC 3339 time; empty where it is not told, cannot be read, or is
   * the year 1 that stands for none.
   */
  public static OptionalLong time(JsonNode node, String name) {
    String text = text(node, name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      Instant time = Instant.parse(text);
      return OptionalLong.of(
          Math.addExact(
              Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), (long) time.getNano()));
    } catch (DateTimeParseException | ArithmeticException _) {
      return OptionalLong.empty();
    }
  }

  /** A constant of the venue, told with a prefix; empty where it is not told or not known here. */
  public static <E extends Enum<E>> Optional<E> constant(
      JsonNode node, String name, String prefix, Class<E> type) {
    String plain = plain(node, name, prefix);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(plain)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  /** A constant of the venue as text, without its prefix; empty where it is not told. */
  public static String plain(JsonNode node, String name, String prefix) {
    String text = text(node, name);
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  /**
   * The elements of an array, each read; none where it is not told.
   *
   * @throws WireException if it is told but is no array
   */
  public static <T> List<T> list(JsonNode node, String name, Function<JsonNode, T> reader) {
    JsonNode array = child(node, name);
    if (!array.isArray() && !array.isMissingNode()) {
      throw new WireException(name + " is not a list");
    }
    List<T> list = new ArrayList<>(array.size());
    for (JsonNode element : array) {
      list.add(reader.apply(element));
    }
    return List.copyOf(list);
  }

  /**
   * A member that must be told.
   *
   * @throws WireException if it is not
   */
  public static JsonNode required(JsonNode node, String name) {
    JsonNode child = child(node, name);
    if (child.isMissingNode()) {
      throw new WireException(name + " is missing");
    }
    return child;
  }

  /** A text that must be told; the same error. */
  public static String requiredText(JsonNode node, String name) {
    String text = text(node, name);
    if (text.isBlank()) {
      throw new WireException(name + " is missing");
    }
    return text;
  }

  /**
   * A market's slug.
   *
   * @throws WireException if it is not told or is none
   */
  public static MarketId market(JsonNode node, String name) {
    return market(requiredText(node, name));
  }

  /** The same of a bare text. */
  public static MarketId market(String slug) {
    return exact("slug", () -> new MarketId(slug));
  }

  private static Optional<BigDecimal> decimal(JsonNode value, JsonNode parent, String name) {
    if (value.isMissingNode()
        || value.isNull()
        || (value.isTextual() && value.asText().isBlank())) {
      return Optional.empty();
    }
    if (!value.isNumber() && !value.isTextual()) {
      throw new WireException(name + " is not a decimal in " + parent.getNodeType());
    }
    BigDecimal decimal;
    try {
      decimal = value.isNumber() ? value.decimalValue() : new BigDecimal(value.asText().strip());
    } catch (NumberFormatException _) {
      throw new WireException(name + " is not a decimal");
    }
    if (Math.abs((long) decimal.scale()) > MOST_DIGITS || decimal.precision() > 2 * MOST_DIGITS) {
      throw new WireException(name + " is not a sensible decimal");
    }
    return Optional.of(decimal);
  }

  private static <T> T exact(String name, Supplier<T> value) {
    try {
      return value.get();
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new WireException(name + ": " + e.getMessage());
    }
  }
}
