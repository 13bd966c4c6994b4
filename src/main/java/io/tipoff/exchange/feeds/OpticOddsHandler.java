package io.tipoff.exchange.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.world.BookOdds;
import io.tipoff.exchange.world.FeedSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers as OpticOdds' API v3 does. */
final class OpticOddsHandler extends FeedHandler {
  private static final Duration WINDOW = Duration.ofSeconds(15);
  private static final int REQUESTS = 2_500;
  private static final int CONNECTIONS = 250;
  private static final int MOST = 5;
  private static final int PAGE = 100;

  private final FeedStore store;
  private final FeedSettings lags;
  private final WorldTime time;
  private final FeedAccess access;
  private final OpticOddsStreams streams;
  private final RequestWindow requests;
  private final RequestWindow connections;

  OpticOddsHandler(
      FeedStore store,
      FeedSettings lags,
      WorldTime time,
      InstantSource clock,
      FeedAccess access,
      OpticOddsStreams streams) {
    super("/opticodds");
    this.store = store;
    this.lags = lags;
    this.time = time;
    this.access = access;
    this.streams = streams;
    this.requests = new RequestWindow(clock, WINDOW, REQUESTS);
    this.connections = new RequestWindow(clock, WINDOW, CONNECTIONS);
  }

  @Override
  JsonNode refusal(FeedRefusal refusal) {
    return FeedJson.object().put("error", refusal.reason());
  }

  @Override
  void serve(FeedCall call, Response response, Callback callback) {
    List<String> parts = call.parts();
    if (parts.isEmpty() || !parts.getFirst().equals("stream")) {
      super.serve(call, response, callback);
      return;
    }
    admit(call, connections);
    if (parts.size() != 3) {
      throw FeedRefusal.notFound();
    }
    OpticOddsFilter filter = OpticOddsFilter.of(call, parts.get(2));
    switch (parts.get(1)) {
      case "odds" -> streams.openOdds(filter, response, callback);
      case "results" -> streams.openResults(filter, response, callback);
      default -> throw FeedRefusal.notFound();
    }
  }

  private void admit(FeedCall call, RequestWindow window) {
    Optional<String> key = call.header("X-Api-Key").or(() -> call.text("key"));
    if (!access.admits(key)) {
      throw FeedRefusal.unauthorized("Invalid API key");
    }
    if (!window.allows(key.orElseThrow())) {
      throw FeedRefusal.tooMany();
    }
  }

  @Override
  Answer answer(FeedCall call) {
    admit(call, requests);
    return Answer.of(
        switch (call.path()) {
          case "/fixtures" -> fixtures(call, true);
          case "/fixtures/active" -> fixtures(call, false);
          case "/fixtures/odds" -> odds(call);
          case "/fixtures/results" -> results(call);
          case "/sportsbooks/last-polled" -> lastPolled(call);
          default -> throw FeedRefusal.notFound();
        });
  }

  private OpticOddsFixture fixture(GameView view) {
    return new OpticOddsFixture(view.game(), time.outside(view.game().settings().scheduledStart()));
  }

  private List<GameView> views() {
    return store.view(time.shownBy(lags.opticOddsScores()), time.shownBy(lags.opticOddsOdds()));
  }

  private ObjectNode fixtures(FeedCall call, boolean completed) {
    if (Stream.of("sport", "league", "id", "team_id").allMatch(one -> call.list(one).isEmpty())) {
      throw FeedRefusal.badRequest("one of sport, league, id, team_id is required");
    }
    List<GameView> found =
        views().stream()
            .filter(view -> completed || !view.scoreboard().isOver())
            .filter(view -> completed || !view.odds().isEmpty())
            .filter(view -> OpticOddsFilter.admits(call, fixture(view)))
            .sorted(Comparator.comparingLong(view -> view.game().settings().scheduledStart()))
            .toList();
    int page = call.page();
    int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
    ArrayNode data = FeedJson.array();
    found.stream().skip((page - 1L) * PAGE).limit(PAGE).forEach(view -> data.add(full(view)));
    ObjectNode answer = data(data);
    return answer.put("page", page).put("total_pages", pages).put("has_more", page < pages);
  }

  private static ObjectNode data(ArrayNode data) {
    ObjectNode answer = FeedJson.object();
    answer.set("data", data);
    return answer;
  }

  private ObjectNode full(GameView view) {
    OpticOddsFixture fixture = fixture(view);
    ObjectNode json = fixture.head(view.scoreboard());
    json.set("sport", fixture.sport());
    json.set("league", fixture.leagueJson());
    json.putNull("tournament");
    json.put("has_odds", !view.openOdds().isEmpty());
    boolean begun = view.scoreboard().state().period() > 0;
    json.set("result", begun ? OpticOddsResults.brief(fixture, view.scoreboard()) : null);
    return json;
  }

  private ObjectNode odds(FeedCall call) {
    List<String> ids = fixtureIds(call);
    List<String> books = call.texts("sportsbook");
    if (books.isEmpty() || books.size() > MOST) {
      throw FeedRefusal.badRequest("1 to 5 sportsbooks are required");
    }
    OddsFormat format = OddsFormat.named(call.text("odds_format").orElse("AMERICAN"));
    OpticOddsFilter filter = OpticOddsFilter.of(call);
    ArrayNode data = FeedJson.array();
    views().stream()
        .filter(view -> ids.contains(fixture(view).id()))
        .forEach(view -> data.add(withOdds(view, filter, format)));
    return data(data);
  }

  private static List<String> fixtureIds(FeedCall call) {
    List<String> ids = call.list("fixture_id");
    if (ids.isEmpty()) {
      throw FeedRefusal.badRequest("fixture_id is required");
    }
    if (ids.size() > MOST) {
      throw FeedRefusal.badRequest("at most 5 fixture_ids");
    }
    return ids;
  }

  /** What is locked is left out. */
  private ObjectNode withOdds(GameView view, OpticOddsFilter filter, OddsFormat format) {
    OpticOddsFixture fixture = fixture(view);
    ObjectNode json = fixture.head(view.scoreboard());
    json.set("sport", fixture.sport());
    json.set("league", fixture.leagueJson());
    json.putNull("tournament");
    ArrayNode odds = FeedJson.array();
    view.openOdds().stream()
        .filter(filter::admits)
        .flatMap(one -> OpticOddsSelection.of(fixture, one, time.outside(one.time())).stream())
        .forEach(selection -> odds.add(selection.listed(format)));
    json.set("odds", odds);
    return json;
  }

  /** Games that have not begun have no result. */
  private ObjectNode results(FeedCall call) {
    List<String> ids = fixtureIds(call);
    ArrayNode data = FeedJson.array();
    views().stream()
        .filter(view -> ids.contains(fixture(view).id()))
        .filter(view -> view.scoreboard().state().period() > 0)
        .forEach(view -> data.add(OpticOddsResults.result(fixture(view), view.scoreboard())));
    return data(data);
  }

  private ObjectNode lastPolled(FeedCall call) {
    OpticOddsFilter filter = OpticOddsFilter.of(call);
    if (call.list("sportsbook").size() > MOST) {
      throw FeedRefusal.badRequest("at most 5 sportsbooks");
    }
    ArrayNode data = FeedJson.array();
    if (!call.list("fixture_id").isEmpty()) {
      List<String> ids = fixtureIds(call);
      views().stream()
          .filter(view -> ids.contains(fixture(view).id()))
          .forEach(view -> data.add(polled(fixture(view), true, List.of(view), filter)));
      return data(data);
    }
    String league =
        call.text("league")
            .orElseThrow(() -> FeedRefusal.badRequest("one of league, fixture_id is required"));
    List<GameView> views =
        views().stream()
            .filter(view -> OpticOddsFilter.is(league, fixture(view).leagueJson()))
            .toList();
    views.stream()
        .findFirst()
        .ifPresent(view -> data.add(polled(fixture(view), false, views, filter)));
    return data(data);
  }

  private ObjectNode polled(
      OpticOddsFixture fixture, boolean alone, List<GameView> views, OpticOddsFilter filter) {
    Map<String, Long> times = new LinkedHashMap<>();
    long now = time.shownBy(lags.opticOddsOdds());
    views.stream()
        .flatMap(view -> view.odds().stream())
        .filter(filter::admits)
        .forEach(one -> times.merge(one.bookmaker(), polledAt(one, now), Math::max));
    ArrayNode books = FeedJson.array();
    times.forEach(
        (book, at) ->
            books.add(
                FeedJson.named(book, Sportsbooks.name(book))
                    .put("timestamp", FeedJson.at(time.outside(at)).getEpochSecond())));
    ObjectNode json = FeedJson.object();
    json.set("league", fixture.leagueJson());
    json.put("fixture_id", alone ? fixture.id() : null);
    json.set("sportsbooks", books);
    return json;
  }

  /** What is locked was last seen when it was not. */
  private static long polledAt(BookOdds odds, long now) {
    return odds.locked() ? odds.time() : now;
  }
}
