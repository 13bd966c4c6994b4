package io.tipoff.exchange.feeds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.world.BookOdds;
import io.tipoff.exchange.world.FeedSettings;
import io.tipoff.exchange.world.ListedGame;
import io.tipoff.exchange.world.Team;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Streams odds and results as OpticOdds does, each as late as it is set. */
final class OpticOddsStreams {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final FeedStore store;
  private final FeedSettings lags;
  private final WorldTime time;
  private final Queue<BookOdds> priced = new ConcurrentLinkedQueue<>();
  private final Queue<ScoreChange> played = new ConcurrentLinkedQueue<>();
  private final List<EventStream> odds = new CopyOnWriteArrayList<>();
  private final List<EventStream> results = new CopyOnWriteArrayList<>();
  private long lastMilli;
  private int inMilli;

  OpticOddsStreams(FeedStore store, FeedSettings lags, WorldTime time) {
    this.store = store;
    this.lags = lags;
    this.time = time;
  }

  void played(ScoreChange change) {
    played.add(change);
  }

  void priced(BookOdds change) {
    priced.add(change);
  }

  void openOdds(OpticOddsFilter filter, Response response, Callback callback) {
    open(odds, new EventStream(filter, response, callback));
  }

  void openResults(OpticOddsFilter filter, Response response, Callback callback) {
    open(results, new EventStream(filter, response, callback));
  }

  /** Nothing that is told after its first event is missed. */
  private static void open(List<EventStream> streams, EventStream stream) {
    stream.tell("connected", "ok go");
    streams.add(stream);
    stream.start();
  }

  /** Tells what has become due. One thread at a time. */
  void run() {
    long scoresTime = time.shownBy(lags.opticOddsScores());
    for (ScoreChange next = due(scoresTime); next != null; next = due(scoresTime)) {
      tell(next);
    }
    long oddsTime = time.shownBy(lags.opticOddsOdds());
    BookOdds next = priced.peek();
    while (next != null && next.time() <= oddsTime) {
      tell(next);
      priced.remove();
      next = priced.peek();
    }
  }

  private @Nullable ScoreChange due(long until) {
    ScoreChange next = played.peek();
    return next != null && next.time() <= until ? played.poll() : null;
  }

  void ping() {
    String now = FeedJson.instant(time.wall());
    each(odds, stream -> stream.tell("ping", now));
    each(results, stream -> stream.tell("ping", now));
  }

  void close() {
    each(odds, EventStream::close);
    each(results, EventStream::close);
  }

  int size() {
    odds.removeIf(stream -> !stream.isOpen());
    results.removeIf(stream -> !stream.isOpen());
    return odds.size() + results.size();
  }

  private static void each(List<EventStream> streams, Consumer<EventStream> work) {
    streams.removeIf(stream -> !stream.isOpen());
    streams.forEach(work);
  }

  private OpticOddsFixture fixture(ListedGame game) {
    return new OpticOddsFixture(game, time.outside(game.settings().scheduledStart()));
  }

  private void tell(ScoreChange change) {
    ListedGame game = change.after().game();
    OpticOddsFixture fixture = fixture(game);
    if (change.after().state().period() > 0) {
      String id = entryId();
      String text = FeedJson.text(result(fixture, change.after(), id));
      each(
          results,
          stream -> {
            if (stream.filter().admits(game)) {
              stream.tell("fixture-results", id, text);
            }
          });
    }
    String before = OpticOddsFixture.status(change.before());
    if (!before.equals(OpticOddsFixture.status(change.after()))) {
      String id = entryId();
      String text = FeedJson.text(status(fixture, before, change, id));
      each(
          odds,
          stream -> {
            if (stream.filter().statusUpdates() && stream.filter().admits(game)) {
              stream.tell("fixture-status", id, text);
            }
          });
    }
  }

  private static ObjectNode result(OpticOddsFixture fixture, Scoreboard score, String id) {
    ObjectNode data =
        FeedJson.object()
            .put("fixture_id", fixture.id())
            .put("is_live", score.isLive())
            .put("league", fixture.league().name());
    data.set("player_results", FeedJson.array());
    data.set("score", OpticOddsResults.result(fixture, score));
    data.put("sport", fixture.league().sportId());
    ObjectNode json = FeedJson.object();
    json.set("data", data);
    return json.put("entry_id", id);
  }

  private ObjectNode status(
      OpticOddsFixture fixture, String before, ScoreChange change, String id) {
    ObjectNode brief =
        FeedJson.object()
            .put("away_team_display", fixture.teamName(Team.AWAY))
            .put("game_id", fixture.gameId())
            .put("home_team_display", fixture.teamName(Team.HOME))
            .put("id", fixture.id())
            .put("start_date", FeedJson.instant(fixture.start()));
    ObjectNode data = FeedJson.object();
    data.set("fixture", brief);
    data.put("fixture_id", fixture.id())
        .put("game_id", fixture.gameId())
        .put("league", fixture.league().name())
        .putNull("new_start_date")
        .put("new_status", OpticOddsFixture.status(change.after()))
        .putNull("old_start_date")
        .put("old_status", before)
        .put("sport", fixture.league().sportId())
        .put("timestamp", FeedJson.seconds(time.outside(change.time())));
    ObjectNode json = FeedJson.object();
    json.set("data", data);
    return json.put("entry_id", id);
  }

  private void tell(BookOdds change) {
    String id = entryId();
    String event = change.locked() ? "locked-odds" : "odds";
    each(
        odds,
        stream -> {
          OpticOddsFilter filter = stream.filter();
          if (filter.admits(change.game()) && filter.admits(change)) {
            stream.tell(event, id, text(change, filter.format(), event, id));
          }
        });
  }

  private String text(BookOdds change, OddsFormat format, String event, String id) {
    long shown = time.shownBy(lags.opticOddsScores());
    boolean isLive = store.scoreboard(change.game().event(), shown).isLive();
    ArrayNode data = FeedJson.array();
    OpticOddsSelection.of(fixture(change.game()), change, time.outside(change.time()))
        .forEach(selection -> data.add(selection.streamed(format, isLive)));
    ObjectNode json = FeedJson.object();
    json.set("data", data);
    return FeedJson.text(json.put("entry_id", id).put("type", event));
  }

  /** The wall's milliseconds, and a number within them. */
  private String entryId() {
    long milli = time.wall() / NANOS_PER_MILLI;
    inMilli = milli == lastMilli ? inMilli + 1 : 0;
    lastMilli = milli;
    return milli + "-" + inMilli;
  }
}
