package io.tipoff.exchange.feeds;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How feeds write numbers and times in JSON. */
final class FeedJson {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final JsonNodeFactory NODES = new JsonNodeFactory(true);
  private static final ObjectMapper MAPPER = JsonMapper.builder().nodeFactory(NODES).build();

  static {
    MAPPER.getFactory().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
  }

  private FeedJson() {}

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static ArrayNode array() {
    return NODES.arrayNode();
  }

  static ObjectNode named(String id, String name) {
    return object().put("id", id).put("name", name);
  }

  /**
   * An instant to the second, such as 2026-10-24T23:30:00Z.
   *
   * @param nanos since 1970
   */
  static String instant(long nanos) {
    return at(nanos).toString();
  }

  static Instant at(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND))
        .truncatedTo(ChronoUnit.SECONDS);
  }

  /** Seconds since 1970 with their fractions. */
  static BigDecimal seconds(long nanos) {
    return BigDecimal.valueOf(nanos, 9).setScale(6, RoundingMode.DOWN);
  }

  /** A line such as -3.5 or 8. */
  static BigDecimal points(double line) {
    return new BigDecimal(line == Math.rint(line) ? "%d".formatted((long) line) : "" + line);
  }

  static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
