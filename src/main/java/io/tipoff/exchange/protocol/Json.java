package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Instant;

/** How the venue writes amounts, quantities and times in JSON. */
final class Json {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final String CURRENCY = "USD";
  private static final JsonNodeFactory NODES = new JsonNodeFactory(true);
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .nodeFactory(NODES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static {
    MAPPER.getFactory().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
  }

  private Json() {}

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static ArrayNode array() {
    return NODES.arrayNode();
  }

  /** Dollars with four decimals, as prices are. */
  static ObjectNode amount(Price price) {
    return amount(price(price));
  }

  /** Dollars with two decimals or as many as the amount has. */
  static ObjectNode amount(Money money) {
    return amount(money.toString());
  }

  /** Dollars as a participant sent them, with four decimals. */
  static ObjectNode amount(BigDecimal sent) {
    return amount(sent.setScale(Price.SCALE, RoundingMode.DOWN).toPlainString());
  }

  private static ObjectNode amount(String value) {
    return object().put("value", value).put("currency", CURRENCY);
  }

  static String price(Price price) {
    return BigDecimal.valueOf(price.units(), Price.SCALE).toPlainString();
  }

  /** Contracts as a number without needless zeros. */
  static BigDecimal number(Quantity quantity) {
    return plain(BigDecimal.valueOf(quantity.units(), Quantity.SCALE), 0);
  }

  /** Dollars as a number with at least two decimals. */
  static BigDecimal number(Money money) {
    return plain(money.toBigDecimal(), 2);
  }

  static BigDecimal number(Price price) {
    return plain(BigDecimal.valueOf(price.units(), Price.SCALE), 2);
  }

  /** Contracts as text with four decimals. */
  static String decimal(Quantity quantity) {
    return BigDecimal.valueOf(quantity.units(), Quantity.SCALE).toPlainString();
  }

  /** Contracts as text, rounded half up to whole ones as the venue's older fields are. */
  static String rounded(Quantity quantity) {
    return BigDecimal.valueOf(quantity.units(), Quantity.SCALE)
        .setScale(0, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static BigDecimal plain(BigDecimal value, int decimals) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < decimals ? stripped.setScale(decimals) : stripped;
  }

  /**
   * An instant by RFC 3339 in UTC.
   *
   * @param nanos since 1970
   */
  static String time(long nanos) {
    return Instant.ofEpochSecond(
            Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND))
        .toString();
  }

  /** Nanoseconds since 1970. */
  static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
  }

  static ByteBuffer bytes(JsonNode node) {
    try {
      return ByteBuffer.wrap(MAPPER.writeValueAsBytes(node));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads an object.
   *
   * @throws ApiException if it is none
   */
  static ObjectNode read(byte[] body) {
    try {
      if (MAPPER.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException _) {
      // told below, like any other text that is no object
    }
    throw ApiException.badRequest("The body is not a JSON object.");
  }

  /**
   * Reads anything.
   *
   * @throws ApiException if it is no JSON
   */
  static JsonNode tree(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (IOException _) {
      throw ApiException.badRequest("The body is not JSON.");
    }
  }
}
