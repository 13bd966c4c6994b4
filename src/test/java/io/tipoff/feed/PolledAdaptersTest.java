package io.tipoff.feed;

import static io.tipoff.feed.FeedDesk.GAME;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tipoff.event.FeedLost;
import io.tipoff.event.FeedRestored;
import io.tipoff.event.GameEvent;
import io.tipoff.event.GameMatched;
import io.tipoff.event.GameReported;
import io.tipoff.event.OddsReported;
import io.tipoff.feed.HostileServer.Answer;
import io.tipoff.feed.espn.EspnScores;
import io.tipoff.feed.theoddsapi.TheOddsApi;
import io.tipoff.feed.venue.VenueScores;
import io.tipoff.game.FeedSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong with every feed that is asked again and again. */
class PolledAdaptersTest {
  static final String ESPN =
      """
      {"events":[{"id":"401","date":"2026-11-23T00:30Z","competitions":[{
        "competitors":[
          {"homeAway":"home","score":"55","team":{"id":"2","displayName":"Boston Celtics","abbreviation":"BOS"}},
          {"homeAway":"away","score":"51","team":{"id":"18","displayName":"New York Knicks","abbreviation":"NY"}}],
        "status":{"clock":309.0,"displayClock":"5:09","period":3,
          "type":{"name":"STATUS_IN_PROGRESS","state":"in","completed":false,"detail":"5:09 - 3rd"}}}]}]}
      """;

  static final String ODDS =
      """
      [{"id":"e1","sport_key":"basketball_nba","commence_time":"2026-11-23T00:30:00Z",
        "home_team":"Boston Celtics","away_team":"New York Knicks","bookmakers":[
         {"key":"pinnacle","last_update":"2026-11-22T23:00:00Z","markets":[
           {"key":"h2h","last_update":"2026-11-22T23:59:00Z","outcomes":[
             {"name":"Boston Celtics","price":-150},{"name":"New York Knicks","price":130}]},
           {"key":"spreads","outcomes":[
             {"name":"New York Knicks","price":-110,"point":1.5},
             {"name":"Boston Celtics","price":-110,"point":-1.5}]},
           {"key":"totals","outcomes":[
             {"name":"Over","price":-105,"point":220.5},{"name":"Under","price":-115,"point":220.5}]}]}]}]
      """;

  static final String VENUE =
      "{\"events\":["
          + FeedDesk.event(
              GAME.event(),
              "nba",
              "2026-11-23T00:30:00Z",
              "Boston Celtics",
              "New York Knicks",
              """
              "eventState":{"live":true,"updatedAt":"2026-11-23T00:29:59Z","periodScores":[
                {"number":1,"type":"PERIOD_SCORE_TYPE_REGULAR","scores":[
                  {"competitorId":"1","score":30},{"competitorId":"2","score":20}]}]}
              """)
          + "]}";

  private FeedDesk desk;
  private String path;
  private String good;
  private PolledFeed.Poll poll;

  private void open(FeedSource source) throws Exception {
    desk = new FeedDesk(source, Duration.ofSeconds(2));
    GameMatcher matcher = new GameMatcher(0.9);
    assertThat(desk.catalog.games()).hasSize(1);
    switch (source) {
      case ESPN -> {
        path = "/apis/site/v2/sports/basketball/nba/scoreboard";
        good = ESPN;
        poll =
            new EspnScores(
                desk.client, desk.server.url(), desk.catalog, matcher, desk.teller, desk.health);
      }
      case THE_ODDS_API -> {
        path = "/v4/sports/basketball_nba/odds";
        good = ODDS;
        poll =
            new TheOddsApi(
                desk.client,
                desk.server.url(),
                FeedDesk.KEY,
                List.of("us", "eu"),
                desk.catalog,
                matcher,
                desk.teller,
                desk.health);
      }
      case VENUE -> {
        path = "/v1/events";
        good = VENUE;
        poll = new VenueScores(desk.catalog, desk.events, desk.teller);
      }
      case OPTICODDS -> throw new IllegalArgumentException("it is more than asked");
    }
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Answer good() {
    return answers(good);
  }

  /** There is one page. */
  private static Answer answers(String body) {
    return (asked, wire) ->
        wire.json(asked.query().matches(".*offset=[1-9].*") ? "{\"events\":[]}" : body);
  }

  private boolean tellsTheGame(GameEvent event) {
    return desk.health.source() == FeedSource.THE_ODDS_API
        ? event instanceof OddsReported
        : event instanceof GameReported;
  }

  private static Map<String, Answer> faults() {
    Map<String, Answer> faults = new LinkedHashMap<>();
    faults.put("page", (_, wire) -> wire.reply(200, "<html><body>Hello</body></html>"));
    faults.put("empty", (_, wire) -> wire.json(""));
    faults.put("text", (_, wire) -> wire.json("\"" + FeedDesk.KEY + "\""));
    faults.put("other list", (_, wire) -> wire.json("{\"odd\":[]}"));
    faults.put("events no list", (_, wire) -> wire.json("{\"events\":{\"a\":1}}"));
    faults.put("nan", (_, wire) -> wire.json("{\"events\":[{\"id\":NaN}]}"));
    faults.put("cut document", (_, wire) -> wire.json("{\"events\":[{\"id\":\"401\""));
    faults.put("cut answer", (_, wire) -> wire.half("{\"events\":[{\"id\":\"401\"}]}"));
    faults.put("reset", (_, wire) -> wire.reset());
    faults.put(
        "reset in the middle",
        (_, wire) -> {
          wire.half("{\"events\":[{\"id\":\"401\"}]}");
          wire.reset();
        });
    faults.put("500", (asked, wire) -> wire.reply(500, "boom " + asked.query()));
    faults.put("503", (_, wire) -> wire.reply(503, "", "Retry-After: 0"));
    faults.put("404", (_, wire) -> wire.reply(404, "{}"));
    faults.put("302", (_, wire) -> wire.reply(302, "", "Location: /elsewhere"));
    faults.put("16 MB", (_, wire) -> wire.json("[\"" + "x".repeat(17 << 20) + "\"]"));
    faults.put("deep", (_, wire) -> wire.json("{\"events\":" + "[".repeat(5_000)));
    return faults;
  }

  private static Stream<FeedSource> sources() {
    return Stream.of(FeedSource.VENUE, FeedSource.ESPN, FeedSource.THE_ODDS_API);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void shouldSurviveEveryFaultAndHearTheNextAnswer(FeedSource source) throws Exception {
    open(source);
    for (Map.Entry<String, Answer> fault : faults().entrySet()) {
      desk.server.on(path, fault.getValue());
      long malformed = desk.health.snapshot().malformed();

      Throwable thrown = catchThrowable(poll::ask);

      if (thrown != null) {
        assertThat(thrown).as(fault.getKey()).isInstanceOf(FeedException.class);
        assertThat(thrown.getMessage()).as(fault.getKey()).doesNotContain(FeedDesk.KEY);
      } else {
        boolean noted = desk.health.snapshot().malformed() > malformed;
        assertThat(noted || source == FeedSource.VENUE).as(fault.getKey()).isTrue();
      }
      desk.server.on(path, good());
      desk.later(Duration.ofSeconds(5));
      desk.told.clear();
      poll.ask();
      if (source != FeedSource.THE_ODDS_API) {
        assertThat(desk.told).as("after %s", fault.getKey()).anyMatch(this::tellsTheGame);
      }
    }
    assertThat(desk.told.toString()).doesNotContain(FeedDesk.KEY);
    assertThat(desk.health.snapshot().toString()).doesNotContain(FeedDesk.KEY);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void shouldBeLostAfterThreeFailuresAndTellAllAgain(FeedSource source) throws Exception {
    open(source);
    Answer bad = (_, wire) -> wire.reply(500, "");
    desk.server.on(path, good());
    try (PolledFeed feed = desk.polled(poll)) {
      feed.start();
      desk.await(GameEvent.class, this::tellsTheGame);
      desk.server.on(path, bad);
      FeedLost lost = desk.await(FeedLost.class);
      assertThat(lost.game()).isEmpty();
      assertThat(lost.reason()).contains("500").doesNotContain(FeedDesk.KEY);
      assertThat(desk.health.snapshot().state()).isEqualTo(FeedHealth.State.LOST);
      assertThat(desk.health.snapshot().failures()).isGreaterThanOrEqualTo(3);

      desk.server.on(path, good());
      List<GameEvent> after = new ArrayList<>();
      after.add(desk.await(GameEvent.class, this::tellsTheGame));
      desk.await(FeedRestored.class, event -> event.game().isEmpty());

      assertThat(desk.told(FeedLost.class)).hasSize(1);
      assertThat(desk.told(GameMatched.class)).hasSize(1);
      assertThat(after).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = FeedSource.class,
      names = {"VENUE", "ESPN", "THE_ODDS_API"})
  void shouldHearAgainAfterSilenceAndAfterTheServerWasGone(FeedSource source) throws Exception {
    open(source);
    desk.server.on(path, (_, wire) -> wire.hang());
    Throwable silence = catchThrowable(poll::ask);
    assertThat(silence).isInstanceOf(FeedException.class);
    assertThat(((FeedException) silence).kind()).isEqualTo(FeedException.Kind.UNREACHABLE);
    desk.server.on(path, good());
    poll.ask();
    assertThat(desk.told).anyMatch(this::tellsTheGame);
    desk.server.close();
    assertThat(catchThrowable(poll::ask)).isInstanceOf(FeedException.class);
  }

  /** Bytes of good answers are changed at random; some are cut. */
  @ParameterizedTest
  @MethodSource("sources")
  void shouldSurviveChangedBytes(FeedSource source) throws Exception {
    open(source);
    SplittableRandom random = new SplittableRandom(20261123);
    byte[] whole = good.getBytes(UTF_8);
    String[] words = {
      "null", "-1", "1e999", "1e-999999999", "{}", "[]", "99999999999", "\"\"", "0"
    };
    long end = System.nanoTime() + Duration.ofMillis(1_500).toNanos();
    int asked = 0;
    int understood = 0;
    while (asked < 400 && (asked <= 20 || understood == 0 || System.nanoTime() < end)) {
      String body;
      if (random.nextInt(3) == 0) {
        body = replaceAValue(good, words[random.nextInt(words.length)], random);
      } else {
        byte[] changed = whole.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
          changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        body = new String(changed, ISO_8859_1);
      }
      String answer =
          random.nextInt(10) == 0 ? body.substring(random.nextInt(body.length())) : body;
      desk.server.on(path, answers(answer));
      desk.later(Duration.ofSeconds(6));
      asked++;
      Throwable thrown = catchThrowable(poll::ask);
      if (thrown == null) {
        understood++;
      } else {
        assertThat(thrown).as(answer).isInstanceOf(FeedException.class);
      }
    }
    assertThat(asked).isGreaterThan(20);
    assertThat(understood).isPositive();
    desk.server.on(path, good());
    poll.ask();
    assertThat(desk.told).anyMatch(this::tellsTheGame);
  }

  private static String replaceAValue(String json, String word, SplittableRandom random) {
    List<Integer> colons = new ArrayList<>();
    for (int i = json.indexOf("\":"); i >= 0; i = json.indexOf("\":", i + 1)) {
      colons.add(i + 2);
    }
    int at = colons.get(random.nextInt(colons.size()));
    int end = at;
    while (end < json.length() && ",}]\n".indexOf(json.charAt(end)) < 0) {
      end++;
    }
    return json.substring(0, at) + word + json.substring(end);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void shouldTellWhatTheGameIs(FeedSource source) throws Exception {
    open(source);
    desk.server.on(path, good());
    poll.ask();

    GameMatched match = desk.told(GameMatched.class).getFirst();
    assertThat(match.game()).isEqualTo(GAME);
    assertThat(match.confidence()).isEqualTo(1);
    assertThat(match.markets())
        .extracting(side -> side.longSide().name())
        .containsExactly("AWAY", "HOME", "OVER");
    assertThat(Optional.of(desk.health.snapshot().games())).contains(1);
    assertThat(desk.health.snapshot().malformed()).isZero();
  }
}
