package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.polymarket.wire.Json;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One side of a market.
 *
 * @param isLong whether this is what YES stands for
 * @param teamId empty where it is no team
 * @param team empty where the venue does not describe it here
 * @param price dollars; of a resolved market 0 or 1
 */
public record VenueSide(
    String id,
    String description,
    boolean isLong,
    String teamId,
    Optional<VenueTeam> team,
    Optional<BigDecimal> price,
    boolean tradable) {

  static VenueSide read(JsonNode node) {
    JsonNode team = Json.child(node, "team");
    return new VenueSide(
        Json.text(node, "id"),
        Json.text(node, "description"),
        Json.flag(node, "long"),
        Json.text(node, "teamId"),
        team.isObject() ? Optional.of(VenueTeam.read(team)) : Optional.empty(),
        Json.decimal(node, "price"),
        Json.flag(node, "tradable"));
  }
}
