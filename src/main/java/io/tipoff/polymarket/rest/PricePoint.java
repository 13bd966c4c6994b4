package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.polymarket.wire.Json;
import io.tipoff.polymarket.wire.WireException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Displayed prices of a market at a moment, in dollars; the venue sends them as binary fractions.
 *
 * @param time nanoseconds since 1970, a whole second
 * @param yes about the best ask
 * @param no about one less the best bid
 */
public record PricePoint(long time, Optional<BigDecimal> yes, Optional<BigDecimal> no) {
  private static final long NANOS = 1_000_000_000L;

  static PricePoint read(JsonNode node) {
    try {
      long seconds =
          Json.decimal(node, "timestamp")
              .orElseThrow(() -> new WireException("timestamp is missing"))
              .longValueExact();
      return new PricePoint(
          Math.multiplyExact(seconds, NANOS),
          Json.decimal(node, "longPrice"),
          Json.decimal(node, "shortPrice"));
    } catch (ArithmeticException _) {
      throw new WireException("timestamp is no number of seconds");
    }
  }
}
