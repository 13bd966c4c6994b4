package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.polymarket.wire.Json;
import java.util.List;

/**
 * A sport and its leagues; what the venue leaves out is empty.
 *
 * @param id the venue's number
 */
public record VenueSport(String id, String name, String slug, List<VenueLeague> leagues) {

  static VenueSport read(JsonNode node) {
    return new VenueSport(
        Json.text(node, "id"),
        Json.text(node, "name"),
        Json.text(node, "slug"),
        Json.list(node, "leagues", VenueLeague::read));
  }
}
