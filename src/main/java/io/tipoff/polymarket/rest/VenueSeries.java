package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.polymarket.wire.Json;

/**
 * A series of events, such as a season; what the venue leaves out is empty.
 *
 * @param id the venue's number
 */
public record VenueSeries(String id, String slug, String title, String recurrence, boolean active) {

  static VenueSeries read(JsonNode node) {
    return new VenueSeries(
        Json.text(node, "id"),
        Json.text(node, "slug"),
        Json.text(node, "title"),
        Json.text(node, "recurrence"),
        Json.flag(node, "active"));
  }
}
