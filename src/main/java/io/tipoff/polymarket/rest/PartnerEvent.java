package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.polymarket.wire.Json;
import java.util.List;

/** An event found by a partner's name for it, and which of its sides the partner knows. */
public record PartnerEvent(VenueEvent event, List<MappedSide> sides) {

  /**
   * A side of a market by the partner's names.
   *
   * @param sideId the venue's, as in {@link VenueSide#id}
   * @param marketId the venue's, as in {@link VenueMarket#id}
   * @param marketType the partner's
   * @param selection the partner's, normalised
   * @param line the partner's
   * @param points the partner's
   */
  public record MappedSide(
      String sideId,
      String marketId,
      String marketType,
      String selection,
      String line,
      String points) {}

  static PartnerEvent read(JsonNode node) {
    return new PartnerEvent(
        VenueEvent.read(Json.required(node, "event")),
        Json.list(node, "mappedMarketSides", PartnerEvent::side));
  }

  private static MappedSide side(JsonNode node) {
    return new MappedSide(
        Json.text(node, "marketSideId"),
        Json.text(node, "marketId"),
        Json.text(node, "externalMarketType"),
        Json.text(node, "externalNormalizedSelection"),
        Json.text(node, "externalSelectionLine"),
        Json.text(node, "externalPoints"));
  }
}
