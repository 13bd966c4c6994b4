package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.polymarket.wire.Json;

/**
 * A league; what the venue leaves out is empty.
 *
 * @param id the venue's number
 * @param activeSeries the venue's number of the running season
 */
public record VenueLeague(
    String id,
    String name,
    String slug,
    String abbreviation,
    String sportId,
    String activeSeries,
    boolean operational) {

  static VenueLeague read(JsonNode node) {
    return new VenueLeague(
        Json.text(node, "id"),
        Json.text(node, "name"),
        Json.text(node, "slug"),
        Json.text(node, "abbreviation"),
        Json.text(node, "sportId"),
        Json.text(node, "activeSeriesId"),
        Json.flag(node, "isOperational"));
  }
}
