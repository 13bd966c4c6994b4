package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.polymarket.wire.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An event, such as a game, with its markets; what the venue leaves out is empty.
 *
 * @param id the venue's number
 * @param league in lower case, such as {@code nba}
 * @param start nanoseconds since 1970
 * @param gameId the number of the venue's sports provider
 */
public record VenueEvent(
    String id,
    String slug,
    String title,
    String league,
    String series,
    OptionalLong start,
    boolean active,
    boolean closed,
    String gameId,
    String sportradarGameId,
    GameState state,
    Optional<BigDecimal> volume,
    List<VenueTeam> teams,
    List<VenueMarket> markets) {

  static VenueEvent read(JsonNode node) {
    String slug = Json.text(node, "slug");
    List<VenueTeam> teams = Json.list(node, "teams", VenueTeam::read);
    String league = league(node, teams);
    OptionalLong start = Json.time(node, "startTime");
    return new VenueEvent(
        Json.text(node, "id"),
        slug,
        Json.text(node, "title"),
        league,
        Json.text(node, "seriesSlug"),
        start,
        Json.flag(node, "active"),
        Json.flag(node, "closed"),
        Json.text(node, "gameId"),
        Json.text(node, "sportradarGameId"),
        GameState.read(node),
        Json.decimal(node, "volume"),
        teams,
        MarketReader.markets(node, new MarketReader.Context(slug, league, teams, start)));
  }

  static List<VenueEvent> readAll(JsonNode node) {
    return Json.list(node, "events", VenueEvent::read);
  }

  private static String league(JsonNode node, List<VenueTeam> teams) {
    String tagged = MarketReader.league(node);
    String league = tagged.isEmpty() && !teams.isEmpty() ? teams.getFirst().league() : tagged;
    return league.toLowerCase(Locale.ROOT);
  }
}
