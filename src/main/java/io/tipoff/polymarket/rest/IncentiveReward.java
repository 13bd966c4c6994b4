package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.polymarket.wire.Json;
import java.util.Optional;

/**
 * What a market earned us on a day.
 *
 * @param date {@code YYYY-MM-DD}, America/New_York
 * @param status the venue's word
 */
public record IncentiveReward(
    MarketId market, String programType, String date, String status, Optional<Money> reward) {

  static IncentiveReward read(JsonNode node) {
    return new IncentiveReward(
        Json.market(node, "marketSlug"),
        Json.text(node, "programType"),
        Json.text(node, "date"),
        Json.text(node, "status"),
        Json.money(node, "reward"));
  }
}
