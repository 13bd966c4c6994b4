package io.tipoff.exchange.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.world.FeedSettings.Lag;
import io.tipoff.market.TradeDay;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Answers as ESPN's scoreboard does. */
final class EspnHandler extends FeedHandler {
  private static final List<String> PREFIX = List.of("apis", "site", "v2", "sports");
  private static final int PARTS = 7;

  private final FeedStore store;
  private final Lag lag;
  private final WorldTime time;

  EspnHandler(FeedStore store, Lag lag, WorldTime time) {
    super("/espn");
    this.store = store;
    this.lag = lag;
    this.time = time;
  }

  @Override
  JsonNode refusal(FeedRefusal refusal) {
    return FeedJson.object().put("code", refusal.status()).put("message", refusal.reason());
  }

  @Override
  Answer answer(FeedCall call) {
    League league = league(call.parts());
    Optional<LocalDate> day = call.text("dates").map(EspnHandler::day);
    long shown = time.shownBy(lag);
    ArrayNode events = FeedJson.array();
    LocalDate today = dayOf(time.wall());
    store.view(shown, shown).stream()
        .map(view -> new EspnEvent(view.scoreboard(), start(view)))
        .filter(event -> event.league() == league)
        .filter(event -> day.isEmpty() || dayOf(event.start()).equals(day.get()))
        .forEach(event -> events.add(event.json()));
    ObjectNode json = FeedJson.object();
    json.set("leagues", FeedJson.array().add(leagueJson(league, today)));
    json.set("season", FeedJson.object().put("type", 2).put("year", today.getYear()));
    json.set("day", FeedJson.object().put("date", day.orElse(today).toString()));
    json.set("events", events);
    return Answer.of(json);
  }

  private long start(GameView view) {
    return time.outside(view.game().settings().scheduledStart());
  }

  /** The league of a path such as /apis/site/v2/sports/football/nfl/scoreboard. */
  private static League league(List<String> parts) {
    if (parts.size() != PARTS
        || !parts.subList(0, PREFIX.size()).equals(PREFIX)
        || !parts.getLast().equals("scoreboard")) {
      throw FeedRefusal.notFound();
    }
    return League.byId(parts.get(5))
        .filter(league -> league.sportId().equals(parts.get(4)))
        .orElseThrow(() -> FeedRefusal.badRequest("Failed to get league"));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeParseException _) {
      throw FeedRefusal.badRequest("dates must be a day such as 20261024");
    }
  }

  private static LocalDate dayOf(long nanos) {
    return FeedJson.at(nanos).atZone(TradeDay.ZONE).toLocalDate();
  }

  private static ObjectNode leagueJson(League league, LocalDate today) {
    ObjectNode json =
        FeedJson.named(String.valueOf(league.espnId()), league.fullName())
            .put("abbreviation", league.name())
            .put("slug", league.id());
    ObjectNode season = FeedJson.object().put("year", today.getYear());
    season.set("type", FeedJson.named("2", "Regular Season").put("type", 2));
    json.set("season", season);
    return json;
  }
}
