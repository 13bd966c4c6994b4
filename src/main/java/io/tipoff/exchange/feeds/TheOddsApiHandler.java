package io.tipoff.exchange.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tipoff.exchange.world.Bet;
import io.tipoff.exchange.world.FeedSettings.Lag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Answers as The Odds API v4 does: odds cost credits, markets times regions a request. */
final class TheOddsApiHandler extends FeedHandler {
  private static final Set<String> REGIONS =
      Set.of("us", "us2", "us_dfs", "us_ex", "uk", "au", "eu");
  private static final int A_SECOND = 30;
  private static final int MOST_KEYS = 10_000;
  private static final int UNPROCESSABLE = 422;
  private static final int SPORT_PARTS = 4;

  private final FeedStore store;
  private final Lag lag;
  private final WorldTime time;
  private final FeedAccess access;
  private final RequestWindow requests;
  private final Map<String, Integer> used = new ConcurrentHashMap<>();

  TheOddsApiHandler(
      FeedStore store, Lag lag, WorldTime time, InstantSource clock, FeedAccess access) {
    super("/theoddsapi");
    this.store = store;
    this.lag = lag;
    this.time = time;
    this.access = access;
    this.requests = new RequestWindow(clock, Duration.ofSeconds(1), A_SECOND);
  }

  @Override
  JsonNode refusal(FeedRefusal refusal) {
    return FeedJson.object()
        .put("message", refusal.reason())
        .put("error_code", refusal.code())
        .put("details_url", "");
  }

  @Override
  Answer answer(FeedCall call) {
    String key =
        call.text("apiKey")
            .orElseThrow(() -> new FeedRefusal(401, "MISSING_KEY", "API key is missing"));
    if (!access.admits(call.text("apiKey"))) {
      throw new FeedRefusal(401, "INVALID_KEY", "API key is not valid");
    }
    if (!requests.allows(key)) {
      throw new FeedRefusal(429, "EXCEEDED_FREQ_LIMIT", "Requests are too frequent");
    }
    List<String> parts = call.parts();
    if (parts.equals(List.of("v4", "sports"))) {
      return new Answer(sports(), headers(key, 0));
    }
    if (parts.size() != SPORT_PARTS
        || !parts.subList(0, 2).equals(List.of("v4", "sports"))
        || !parts.getLast().equals("odds")) {
      throw FeedRefusal.notFound();
    }
    return odds(call, key, parts.get(2));
  }

  private static ArrayNode sports() {
    ArrayNode sports = FeedJson.array();
    for (League league : League.values()) {
      sports.add(
          FeedJson.object()
              .put("key", league.oddsApiKey())
              .put("group", league == League.NFL ? "American Football" : league.sportName())
              .put("title", league.name())
              .put("description", league.fullName())
              .put("active", true)
              .put("has_outrights", false));
    }
    return sports;
  }

  private Answer odds(FeedCall call, String key, String sport) {
    League league =
        League.byOddsApiKey(sport)
            .orElseThrow(() -> new FeedRefusal(404, "UNKNOWN_SPORT", "Unknown sport"));
    Set<String> regions = regions(call);
    EnumSet<Bet> bets = bets(call);
    TheOddsApiEvent.Style style = style(call);
    int cost = bets.size() * regions.size();
    spend(key, cost);
    long shown = time.shownBy(lag);
    long polled = time.outside(shown);
    ArrayNode events = FeedJson.array();
    store.view(shown, shown).stream()
        .filter(view -> League.of(view.game().settings().sport()) == league)
        .filter(view -> !view.scoreboard().isOver())
        .map(view -> new TheOddsApiEvent(view, start(view), polled, style))
        .forEach(event -> events.add(event.json(regions, bets)));
    return new Answer(events, headers(key, cost));
  }

  private long start(GameView view) {
    return time.outside(view.game().settings().scheduledStart());
  }

  private static Set<String> regions(FeedCall call) {
    Set<String> regions = Set.copyOf(call.list("regions"));
    if (regions.isEmpty()) {
      throw new FeedRefusal(UNPROCESSABLE, "MISSING_REGION", "Missing regions or bookmakers key");
    }
    if (!REGIONS.containsAll(regions)) {
      throw new FeedRefusal(UNPROCESSABLE, "INVALID_REGION", "Invalid regions parameter");
    }
    return regions;
  }

  private static EnumSet<Bet> bets(FeedCall call) {
    EnumSet<Bet> bets = EnumSet.noneOf(Bet.class);
    List<String> names = new ArrayList<>(call.list("markets"));
    if (names.isEmpty()) {
      names.add("h2h");
    }
    for (String name : names) {
      bets.add(
          switch (name) {
            case "h2h" -> Bet.MONEYLINE;
            case "spreads" -> Bet.SPREAD;
            case "totals" -> Bet.TOTAL;
            default ->
                throw new FeedRefusal(UNPROCESSABLE, "INVALID_MARKET", "Invalid markets parameter");
          });
    }
    return bets;
  }

  private static TheOddsApiEvent.Style style(FeedCall call) {
    OddsFormat format =
        switch (call.text("oddsFormat").orElse("decimal")) {
          case "decimal" -> OddsFormat.DECIMAL;
          case "american" -> OddsFormat.AMERICAN;
          default ->
              throw new FeedRefusal(
                  UNPROCESSABLE, "INVALID_ODDS_FORMAT", "Invalid oddsFormat parameter");
        };
    boolean unix =
        switch (call.text("dateFormat").orElse("iso")) {
          case "iso" -> false;
          case "unix" -> true;
          default ->
              throw new FeedRefusal(
                  UNPROCESSABLE, "INVALID_DATE_FORMAT", "Invalid dateFormat parameter");
        };
    return new TheOddsApiEvent.Style(format, unix);
  }

  private void spend(String key, int cost) {
    if (used.size() >= MOST_KEYS && !used.containsKey(key)) {
      throw new FeedRefusal(401, "INVALID_KEY", "API key is not valid");
    }
    used.compute(
        key,
        (_, before) -> {
          int after = (before == null ? 0 : before) + cost;
          if (after > access.credits()) {
            throw new FeedRefusal(401, "OUT_OF_USAGE_CREDITS", "Usage quota has been reached");
          }
          return after;
        });
  }

  private Map<String, String> headers(String key, int cost) {
    int spent = used.getOrDefault(key, 0);
    return Map.of(
        "x-requests-remaining", String.valueOf(access.credits() - spent),
        "x-requests-used", String.valueOf(spent),
        "x-requests-last", String.valueOf(cost));
  }
}
