package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.polymarket.wire.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What the venue pays in one market for quoting or trading. */
public record IncentiveProgram(MarketId market, List<TimePeriod> periods) {

  /**
   * A stretch of time with one set of rules; what the venue leaves out is empty.
   *
   * @param type such as {@code liquidityProgram} or {@code volumeProgram}
   * @param start nanoseconds since 1970
   * @param end nanoseconds since 1970; empty for no end
   * @param discountFactor what a contract counts for less at each tick from the best price
   * @param targetSize contracts to which a side is counted
   * @param maxSpread the half width within which it pays, dollars; empty for any
   */
  public record TimePeriod(
      String programId,
      String type,
      String status,
      String period,
      OptionalLong start,
      OptionalLong end,
      Optional<Money> rewardPool,
      Optional<BigDecimal> discountFactor,
      OptionalInt targetSize,
      Optional<BigDecimal> maxSpread,
      OptionalInt minimumTakerNotional) {}

  static IncentiveProgram read(JsonNode node) {
    return new IncentiveProgram(
        Json.market(node, "marketSlug"), Json.list(node, "timePeriods", IncentiveProgram::period));
  }

  private static TimePeriod period(JsonNode node) {
    return new TimePeriod(
        Json.text(node, "programId"),
        Json.text(node, "programType"),
        Json.text(node, "status"),
        Json.text(node, "period"),
        Json.time(node, "start"),
        Json.time(node, "end"),
        Json.money(node, "rewardPool"),
        Json.decimal(node, "discountFactor"),
        Json.integer(node, "targetSize"),
        Json.decimal(node, "maxSpread"),
        Json.integer(node, "minTakerNotional"));
  }
}
