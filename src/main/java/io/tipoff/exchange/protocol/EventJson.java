package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.protocol.GameState.PeriodScore;

/** Events in the venue's words. */
final class EventJson {
  private final ExchangeFloor floor;

  EventJson(ExchangeFloor floor) {
    this.floor = floor;
  }

  /** Whether nobody can trade in any of its markets any more. */
  boolean isClosed(ListedEvent event) {
    return event.markets().stream()
        .allMatch(market -> MarketJson.isClosed(floor.market(market.market().id())));
  }

  ObjectNode event(ListedEvent event) {
    ObjectNode json =
        Json.object()
            .put("id", String.valueOf(event.id()))
            .put("ticker", event.slug())
            .put("slug", event.slug())
            .put("title", event.title())
            .put("subtitle", "")
            .put("description", event.title())
            .put("category", MarketJson.CATEGORY)
            .put("subcategory", event.league())
            .put("seriesSlug", event.league());
    times(json, event);
    boolean closed = isClosed(event);
    json.put("active", !closed).put("closed", closed).put("archived", false).put("hidden", false);
    game(json, event);
    json.set("markets", markets(event));
    json.set("teams", TeamJson.all(event.teams()));
    json.set("tags", TagJson.tags(event));
    return json;
  }

  private static void times(ObjectNode json, ListedEvent event) {
    String listed = Json.time(event.listed());
    json.put("creationDate", listed).put("createdAt", listed).put("startDate", listed);
    event.date().ifPresent(date -> json.put("eventDate", date.toString()));
    event.starts().ifPresent(time -> json.put("startTime", Json.time(time)));
    event.ends().ifPresent(time -> json.put("endDate", Json.time(time)));
  }

  private static void game(ObjectNode json, ListedEvent event) {
    GameState game = event.game();
    json.put("score", game.score())
        .put("elapsed", game.elapsed())
        .put("period", game.period())
        .put("live", game.live())
        .put("ended", game.ended());
    if (event.teams().isEmpty()) {
      return;
    }
    ObjectNode state =
        Json.object()
            .put("id", event.id())
            .put("eventId", event.id())
            .put("gameId", event.gameId())
            .put("type", Catalog.sport(event.league()))
            .put("score", game.score())
            .put("elapsed", game.elapsed())
            .put("period", game.period())
            .put("live", game.live())
            .put("ended", game.ended());
    if (game.finished() != 0) {
      json.put("finishedTimestamp", Json.time(game.finished()));
      state.put("finishedTimestamp", Json.time(game.finished()));
    }
    if (game.updated() != 0) {
      state.put("updatedAt", Json.time(game.updated()));
    }
    if (!game.periods().isEmpty()) {
      state.set("periodScores", periods(event));
    }
    json.put("gameId", event.gameId()).set("eventState", state);
  }

  private static ArrayNode periods(ListedEvent event) {
    ArrayNode all = Json.array();
    for (PeriodScore period : event.game().periods()) {
      ArrayNode scores = Json.array();
      scores.add(score(event.teams().getFirst(), period.away()));
      scores.add(score(event.teams().getLast(), period.home()));
      ObjectNode one =
          Json.object()
              .put("number", period.number())
              .put("type", "PERIOD_SCORE_TYPE_" + (period.overtime() ? "OVERTIME" : "REGULATION"))
              .put("label", period.label());
      one.set("scores", scores);
      all.add(one);
    }
    return all;
  }

  private static ObjectNode score(Team team, int points) {
    return Json.object().put("competitorId", String.valueOf(team.id())).put("score", points);
  }

  private ArrayNode markets(ListedEvent event) {
    ArrayNode markets = Json.array();
    event
        .markets()
        .forEach(
            market -> markets.add(MarketJson.market(market, floor.market(market.market().id()))));
    return markets;
  }
}
