package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.polymarket.wire.Json;
import java.util.List;

/**
 * A team as the venue names it; what it leaves out is empty.
 *
 * @param ordering {@code home} or {@code away}
 * @param providerIds its names elsewhere
 */
public record VenueTeam(
    String id,
    String name,
    String abbreviation,
    String alias,
    String league,
    String ordering,
    List<ProviderId> providerIds) {

  /**
   * A team's name at a provider of data.
   *
   * @param provider without its prefix, such as {@code OPTICODDS}
   */
  public record ProviderId(String provider, String id) {}

  static VenueTeam read(JsonNode node) {
    return new VenueTeam(
        Json.text(node, "id"),
        Json.text(node, "name"),
        Json.text(node, "abbreviation"),
        Json.text(node, "alias"),
        Json.text(node, "league"),
        Json.text(node, "ordering"),
        Json.list(node, "providerIds", VenueTeam::providerId));
  }

  private static ProviderId providerId(JsonNode node) {
    return new ProviderId(Json.plain(node, "provider", "PROVIDER_"), Json.text(node, "providerId"));
  }
}
