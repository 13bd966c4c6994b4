package io.tipoff.feed.opticodds;

import static io.tipoff.feed.FeedDesk.GAME;
import static io.tipoff.feed.FeedDesk.KEY;
import static io.tipoff.feed.FeedDesk.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.FeedLost;
import io.tipoff.event.FeedRestored;
import io.tipoff.event.GameMatched;
import io.tipoff.event.GameReported;
import io.tipoff.event.OddsReported;
import io.tipoff.event.OddsSuspended;
import io.tipoff.feed.FeedDesk;
import io.tipoff.feed.FeedHealth;
import io.tipoff.feed.FeedHealth.State;
import io.tipoff.feed.GameMatcher;
import io.tipoff.feed.HostileServer.Answer;
import io.tipoff.feed.HostileServer.Wire;
import io.tipoff.feed.Waits;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OpticOdds over sockets, by REST and by its two streams. */
class OpticOddsFeedTest {
  private static final String ACTIVE = "/fixtures/active";
  private static final String RESULTS = "/fixtures/results";
  private static final String ODDS = "/fixtures/odds";
  private static final String POLLED = "/sportsbooks/last-polled";
  private static final String STREAM_RESULTS = "/stream/results/basketball";
  private static final String STREAM_ODDS = "/stream/odds/basketball";
  private static final String HELLO = "event: connected\ndata: ok go\n\n";
  private static final String PING = "event: ping\ndata: 2026-11-23T00:30:00Z\n\n";

  private final FeedDesk desk = new FeedDesk(FeedSource.OPTICODDS);
  private final BlockingQueue<Wire> results = new LinkedBlockingQueue<>();
  private final BlockingQueue<Wire> odds = new LinkedBlockingQueue<>();
  private final OpticOddsFeed feed = feed(Duration.ofSeconds(10));

  private OpticOddsFeed feed(Duration silence) {
    return feed(silence, Duration.ofMinutes(5));
  }

  private OpticOddsFeed feed(Duration silence, Duration refused) {
    return new OpticOddsFeed(
        desk.client,
        new OpticOddsSettings(
            desk.server.url(),
            KEY,
            List.of("pinnacle", "draftkings"),
            new Waits(Duration.ofMillis(20), Duration.ofMillis(20), refused),
            Duration.ofMillis(50),
            silence),
        desk.catalog,
        desk.events,
        new GameMatcher(0.9),
        desk.teller,
        desk.health,
        new SplittableRandom(1));
  }

  @BeforeEach
  void serve() {
    desk.lists(FeedDesk.NEW_YORK_AT_BOSTON, FeedDesk.LAKERS_AT_MIAMI);
    desk.server
        .on(ACTIVE, data(listed("f1", "Boston Celtics", "New York Knicks", "2026-11-23T00:30:00Z")))
        .on(RESULTS, data(result("f1", 10, 8)))
        .on(ODDS, data(fixtureOdds("f1", -150, 130)))
        .on(POLLED, data())
        .on(STREAM_RESULTS, stream(results))
        .on(STREAM_ODDS, stream(odds));
  }

  @AfterEach
  void close() {
    feed.close();
    desk.close();
  }

  private static Answer data(String... all) {
    return (_, wire) -> wire.json("{\"data\":[" + String.join(",", all) + "]}");
  }

  private static Answer stream(BlockingQueue<Wire> wires) {
    return (_, wire) -> {
      wire.stream();
      wire.chunk(HELLO);
      wires.add(wire);
      wire.hang();
    };
  }

  private static Answer refuses(int status) {
    return (asked, wire) -> wire.reply(status, "{\"error\":\"" + asked + "\"}");
  }

  private static String listed(String id, String home, String away, String start) {
    return """
    {"id":"%s","start_date":"%s","status":"unplayed","home_team_display":"%s","away_team_display":"%s",
     "home_competitors":[{"id":"H1","name":"%3$s"}],"away_competitors":[{"id":"A1","name":"%4$s"}]}
    """
        .formatted(id, start, home, away);
  }

  private static String result(String id, int home, int away) {
    return """
    {"fixture":{"id":"%s","status":"live"},"scores":{"home":{"total":%d},"away":{"total":%d}},
     "in_play":{"period":"2","clock":"5:00"}}
    """
        .formatted(id, home, away)
        .replace("\n", "");
  }

  private static String odd(String side, Object price, String more) {
    return """
    {"sportsbook":"Pinnacle","market":"Moneyline","is_main":true,"selection":"x","team_id":"%s",
     "price":%s,"timestamp":1795393700.5%s}
    """
        .formatted(side, price, more)
        .replace("\n", "");
  }

  private static String fixtureOdds(String id, int home, int away) {
    return "{\"id\":\"%s\",\"odds\":[%s,%s]}"
        .formatted(id, odd("H1", home, ""), odd("A1", away, ""));
  }

  private String entry(long secondsAgo) {
    return (desk.now.get() / 1_000_000 - secondsAgo * 1_000) + "-0";
  }

  private String scored(int home, int away, String entry) {
    return "event: fixture-results\ndata: {\"data\":{\"fixture_id\":\"f1\",\"score\":%s},\"entry_id\":\"%s\"}\n\n"
        .formatted(result("f1", home, away), entry);
  }

  /** They are newer than what is read. */
  private static String streamed(String type, String... odds) {
    return "event: %s\ndata: {\"data\":[%s]}\n\n"
        .formatted(type, String.join(",", odds).replace("1795393700.5", "1795393701.5"));
  }

  private static Wire next(BlockingQueue<Wire> wires) throws InterruptedException {
    Wire wire = wires.poll(10, TimeUnit.SECONDS);
    assertThat(wire).as("a stream is opened").isNotNull();
    return wire;
  }

  private void awaitScore(int home) throws InterruptedException {
    desk.await(GameReported.class, report -> report.state().homeScore() == home);
  }

  private OddsReported awaitPrice(double decimal) throws InterruptedException {
    return desk.await(
        OddsReported.class,
        report -> Math.abs(report.odds().sides().getFirst().decimal().orElse(0) - decimal) < 0.001);
  }

  /** They may have been told before the score. */
  private void awaitOdds() throws InterruptedException {
    if (desk.told(OddsReported.class).isEmpty()) {
      awaitPrice(1.667);
    }
  }

  private Wire begin() throws InterruptedException {
    feed.start();
    awaitScore(10);
    return next(results);
  }

  private Wire beginOdds() throws InterruptedException {
    feed.start();
    awaitPrice(1.667);
    Wire wire = next(odds);
    return wire;
  }

  @Test
  void shouldMatchReadAndListen() throws Exception {
    Wire wire = begin();

    GameMatched match = desk.told(GameMatched.class).getFirst();
    assertThat(match.game()).isEqualTo(GAME);
    assertThat(match.confidence()).isEqualTo(1);
    wire.chunk(scored(12, 8, entry(1)));
    awaitScore(12);
    assertThat(desk.told(GameReported.class).getLast().trueAt())
        .isEqualTo(desk.now.get() - FeedDesk.SECOND);
    assertThat(desk.server.await(ACTIVE).headers()).containsEntry("x-api-key", KEY);
    assertThat(desk.server.await(STREAM_RESULTS).query()).contains("league=nba").contains("key=");
    assertThat(desk.told.toString() + desk.health.snapshot()).doesNotContain(KEY);
  }

  @Test
  void shouldAskTheVenueForItsOwnNameFirst() throws Exception {
    desk.server.on(
        "/v1/partners/opticodds/events/f1",
        (_, wire) -> wire.json("{\"event\":" + FeedDesk.LAKERS_AT_MIAMI + "}"));
    feed.start();

    assertThat(desk.await(GameMatched.class).game()).isEqualTo(OTHER);
  }

  @Test
  void shouldReadAnEventThatIsCutAnywhere() throws Exception {
    Wire wire = begin();
    byte[] event =
        scored(12, 8, entry(1))
            .replace("\"clock\"", "\"last_play\":\"Dončić 😀\",\"clock\"")
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.UTF_8);
    for (byte one : event) {
      wire.chunk(new byte[] {one});
    }
    awaitScore(12);
  }

  @Test
  void shouldLeaveOutWhatIsOlderThanKnown() throws Exception {
    Wire wire = begin();
    wire.chunk(scored(14, 8, entry(1)) + scored(12, 8, entry(2)) + scored(16, 8, entry(0)));
    awaitScore(16);

    assertThat(desk.told(GameReported.class))
        .extracting(report -> report.state().homeScore())
        .doesNotContain(12);
  }

  @Test
  void shouldNotBeStoppedByAStampThatIsNotYet() throws Exception {
    Wire wire = begin();
    wire.chunk(scored(12, 8, entry(-100_000)));
    awaitScore(12);
    desk.later(Duration.ofSeconds(1));
    wire.chunk(scored(14, 8, entry(0)));
    awaitScore(14);
    assertThat(desk.told(GameReported.class)).allMatch(report -> report.trueAt() <= report.time());
  }

  @Test
  void shouldCountWhatItDoesNotUnderstandAndReadOn() throws Exception {
    Wire wire = begin();
    long before = desk.health.snapshot().malformed();
    wire.chunk(
        """
        event: fixture-results
        data: <html>

        event: fixture-results
        data: {"data":{"fixture_id":"f1","score":{"scores":{"home":{"total":-3}}}}}

        event: fixture-results
        data: [1,2,3]

        event: something-new
        data: {"data":{"fixture_id":"f1"}}

        event: fixture-status
        data: {"data":null}

        """);
    wire.chunk(scored(12, 8, "no entry"));
    awaitScore(12);

    assertThat(desk.health.snapshot().malformed()).isEqualTo(before + 2);
  }

  @Test
  void shouldTakeAStatusButNoneThatIsNotTold() throws Exception {
    Wire wire = begin();
    Wire other = next(odds);
    String status =
        "event: fixture-status\ndata: {\"data\":{\"fixture_id\":\"f1\",\"new_status\":%s,"
            + "\"timestamp\":1795393700.5},\"entry_id\":\"%s\"}\n\n";
    wire.chunk(scored(12, 8, entry(5)));
    awaitScore(12);
    other.chunk(status.formatted("null", entry(0)));
    other.chunk(status.formatted("\"cancelled\"", entry(6)));
    other.chunk(status.formatted("\"suspended\"", entry(0)));

    desk.await(
        GameReported.class,
        report -> {
          assertThat(report.state().status()).isIn(GameStatus.LIVE, GameStatus.SUSPENDED);
          return report.state().status() == GameStatus.SUSPENDED;
        });
  }

  private void loseResults(Wire wire, Answer fault) throws Exception {
    desk.server.on(STREAM_RESULTS, fault);
    wire.reset();
    FeedLost lost = desk.await(FeedLost.class);
    assertThat(lost.game()).contains(GAME);
    assertThat(lost.reason()).doesNotContain(KEY);
  }

  @Test
  void shouldReadResultsAgainAfterAReset() throws Exception {
    Wire wire = begin();
    wire.chunk(scored(12, 8, entry(0)));
    awaitScore(12);
    desk.server.on(RESULTS, data(result("f1", 20, 8)));
    wire.chunk("event: fixture-results\ndata: {\"data\":{\"fixt");
    loseResults(wire, stream(results));

    desk.await(FeedRestored.class, event -> event.game().isPresent());
    awaitScore(20);
    next(results).chunk(scored(22, 8, entry(30))); // numbers may begin anew
    awaitScore(22);
    desk.awaitHealth(health -> health.connects() >= 3 && health.state() == State.HEARD);
  }

  @Test
  void shouldTellOddsWhileScoresAreLost() throws Exception {
    Wire wire = begin();
    Wire other = next(odds);
    awaitOdds();
    desk.server.on(STREAM_RESULTS, refuses(500));
    wire.reset();
    desk.await(FeedLost.class);
    other.chunk(PING);

    awaitPrice(1.667);
    assertThat(desk.told(FeedRestored.class)).isEmpty();
    other.chunk(streamed("odds", odd("H1", -200, ",\"fixture_id\":\"f1\"")));
    awaitPrice(1.5);
    assertThat(desk.told(FeedLost.class)).as("it is told once").hasSize(1);
    assertThat(desk.told(FeedRestored.class)).isEmpty();

    desk.server.on(STREAM_RESULTS, stream(results));
    desk.await(FeedRestored.class);
  }

  @Test
  void shouldNotTellAnOldScoreAsNewAfterAnOutage() throws Exception {
    Wire wire = begin();
    desk.server.on(RESULTS, data(result("f1", 20, 8).replace("20", "null")));
    loseResults(wire, stream(results));
    Wire again = next(results);
    desk.told.clear();
    desk.later(Duration.ofSeconds(30));
    again.chunk(PING + PING + scored(22, 8, entry(0)));
    awaitScore(22);

    assertThat(desk.told(GameReported.class))
        .extracting(report -> report.state().homeScore())
        .containsOnly(22);
  }

  @Test
  void shouldNotSayThatAGameInPlayHasNotBegun() throws Exception {
    Wire wire = begin();
    desk.server.on(RESULTS, data());
    loseResults(wire, stream(results));
    next(results).chunk(scored(22, 8, entry(0)));
    awaitScore(22);

    assertThat(desk.told(GameReported.class))
        .noneMatch(report -> report.state().status() == GameStatus.SCHEDULED);
  }

  @Test
  void shouldSayThatAGameWithoutAResultHasNotBegun() throws Exception {
    desk.server.on(RESULTS, data());
    feed.start();

    assertThat(desk.await(GameReported.class).state().status()).isEqualTo(GameStatus.SCHEDULED);
  }

  @Test
  void shouldTellAgainAtAPingWhatStays() throws Exception {
    Wire wire = begin();
    desk.later(Duration.ofSeconds(5));
    wire.chunk(PING);

    awaitScore(10);
  }

  @Test
  void shouldNoticeAServerThatIsSilent() throws Exception {
    try (OpticOddsFeed impatient = feed(Duration.ofMillis(150))) {
      impatient.start();
      desk.await(FeedLost.class, lost -> lost.game().isPresent());
      desk.await(FeedRestored.class, back -> back.game().isPresent());
    }
  }

  @Test
  void shouldSurviveEveryAnswerToAStream() throws Exception {
    Wire wire = begin();
    Answer[] faults = {
      refuses(500),
      refuses(302),
      (_, bad) -> bad.reply(429, "", "Retry-After: 0"),
      (_, bad) -> bad.reply(200, "<html>\n\n<body>\n\n</html>"),
      (_, bad) -> bad.reset(),
      (_, bad) -> {
        bad.stream();
        bad.chunk(HELLO + "data: " + "x".repeat(17 << 20));
      },
      (_, bad) -> {
        bad.stream();
        bad.bytes("no chunk\r\n".getBytes(StandardCharsets.UTF_8));
      },
      (_, bad) -> {
        bad.stream();
        bad.chunk("event: ping\ndata: ha");
      },
      stream(results)
    };
    desk.server.on(RESULTS, data(result("f1", 30, 8)));
    desk.server.on(
        STREAM_RESULTS, faults[0], java.util.Arrays.copyOfRange(faults, 1, faults.length));
    wire.reset();

    next(results).chunk(scored(32, 8, entry(0)));
    awaitScore(32);
    assertThat(desk.told(FeedLost.class)).allMatch(lost -> !lost.reason().contains(KEY));
  }

  @Test
  void shouldNotTryAgainSoonWhereAStreamIsRefused() throws Exception {
    desk.server.on(STREAM_RESULTS, refuses(403));
    feed.start();
    FeedLost lost = desk.await(FeedLost.class, event -> event.game().isEmpty());

    assertThat(lost.reason()).contains("403").doesNotContain(KEY);
    desk.server.await(STREAM_RESULTS);
    Wire other = next(odds);
    other.chunk(streamed("odds", odd("H1", -200, ",\"fixture_id\":\"f1\"")));
    awaitPrice(1.5);
    assertThat(desk.server.waiting(STREAM_RESULTS)).isZero();
    assertThat(desk.health.snapshot().state()).isEqualTo(State.REFUSED);
  }

  @Test
  void shouldComeBackWhenAStreamIsNotRefusedAnyMore() throws Exception {
    desk.server.on(STREAM_RESULTS, refuses(401), refuses(401), stream(results));
    try (OpticOddsFeed back = feed(Duration.ofSeconds(10), Duration.ofMillis(200))) {
      back.start();
      desk.await(FeedLost.class, event -> event.game().isEmpty());

      next(results).chunk(scored(12, 8, entry(0)));
      awaitScore(12);
      desk.awaitHealth(health -> health.state() == State.HEARD);
      assertThat(desk.told(FeedRestored.class)).anyMatch(event -> event.game().isEmpty());
    }
  }

  @Test
  void shouldReadOddsAgainAfterAReset() throws Exception {
    Wire wire = beginOdds();
    wire.chunk(streamed("odds", odd("H1", -200, ",\"fixture_id\":\"f1\"")));
    awaitPrice(1.5);
    desk.server.on(ODDS, data(fixtureOdds("f1", -400, 300)));
    wire.reset();
    desk.await(FeedLost.class, lost -> lost.game().isPresent());

    awaitPrice(1.25);
    assertThat(desk.told(FeedRestored.class)).allMatch(event -> event.game().isPresent());
  }

  @Test
  void shouldSuspendWhatIsLocked() throws Exception {
    Wire wire = beginOdds();
    wire.chunk(
        streamed("locked-odds", odd("A1", 130, ",\"fixture_id\":\"f1\""), "7")
            + streamed("odds", odd("H1", -200, ",\"fixture_id\":\"unknown\""))
            + streamed("odds", odd("H1", -1000, ",\"fixture_id\":\"f1\"").replace("true", "false"))
            + streamed("odds", odd("H1", "1e999", ",\"fixture_id\":\"f1\"")));

    assertThat(desk.await(OddsSuspended.class).selection().name()).isEqualTo("AWAY");
    OddsReported last =
        desk.await(
            OddsReported.class, report -> report.odds().sides().getFirst().decimal().isEmpty());
    assertThat(last.odds().isSuspended()).isTrue();
    assertThat(last.odds().sportsbook()).isEqualTo("pinnacle");
  }

  @Test
  void shouldTellWhenBooksWereSeen() throws Exception {
    desk.server.on(
        POLLED,
        data(
            """
            {"fixture_id":"f1","sportsbooks":[{"id":"pinnacle","name":"Pinnacle","timestamp":1795393790},
              {"name":"x"},7,{"name":"Pinnacle","timestamp":1e999}]},{"fixture_id":null},8
            """));
    feed.start();

    OddsReported seen = desk.await(OddsReported.class, report -> report.odds().polledAt() > 0);
    assertThat(seen.odds().polledAt()).isEqualTo(1_795_393_790_000_000_000L);
    assertThat(seen.odds().quotedAt()).isEqualTo(1_795_393_700_500_000_000L);
  }

  @Test
  void shouldReadAgainWhatCouldNotBeRead() throws Exception {
    desk.server.on(
        RESULTS,
        refuses(500),
        refuses(500),
        (_, wire) -> wire.json("{\"data\":7}"),
        (_, wire) -> wire.half("{\"data\":[]}"),
        data(result("f1", 10, 8)));
    feed.start();

    awaitScore(10);
  }

  @Test
  void shouldReadAgainANewGameThatCouldNotBeRead() throws Exception {
    begin().chunk(scored(12, 8, entry(0)));
    awaitScore(12);
    CountDownLatch failed = new CountDownLatch(1);
    desk.server.on(
        RESULTS,
        (asked, wire) -> {
          if (asked.query().contains("f2") && failed.getCount() == 1) {
            failed.countDown();
            wire.reply(500, "");
          } else {
            wire.json("{\"data\":[" + result("f1", 10, 8) + "," + result("f2", 40, 8) + "]}");
          }
        });
    desk.server.on(
        ACTIVE, data(listed("f2", "Miami Heat", "Los Angeles Lakers", "2026-11-23T01:00:00Z")));

    awaitScore(40);
    assertThat(desk.told(FeedLost.class)).as("no stream was opened anew").isEmpty();
  }

  @Test
  void shouldBeLostWhenRestFailsAndTellAllAgain() throws Exception {
    begin();
    next(odds);
    awaitOdds();
    desk.server.on(POLLED, refuses(500));
    FeedLost lost = desk.await(FeedLost.class, event -> event.game().isEmpty());
    assertThat(lost.reason()).contains("500").doesNotContain(KEY);
    desk.server.on(POLLED, data());

    awaitPrice(1.667);
    desk.await(FeedRestored.class, event -> event.game().isEmpty());
  }

  @Test
  void shouldLetOneLeagueFailAlone() throws Exception {
    desk.lists(
        FeedDesk.NEW_YORK_AT_BOSTON,
        FeedDesk.event("nfl-g", "nfl", "2026-11-23T00:30:00Z", "Buffalo Bills", "X", ""));
    Answer good = data(listed("f1", "Boston Celtics", "New York Knicks", "2026-11-23T00:30:00Z"));
    desk.server.on(
        ACTIVE,
        (asked, wire) -> {
          if (asked.query().contains("nfl")) {
            wire.reply(400, "{}");
          } else {
            good.to(asked, wire);
          }
        });
    feed.start();

    awaitScore(10);
    assertThat(desk.told(FeedLost.class)).isEmpty();
  }

  @Test
  void shouldReadAllPagesButNotForEver() throws Exception {
    String first = listed("f0", "Utah Jazz", "Miami Heat", "2026-11-23T00:30:00Z");
    String second = listed("f1", "Boston Celtics", "New York Knicks", "2026-11-23T00:30:00Z");
    desk.server.on(
        ACTIVE,
        (asked, wire) ->
            wire.json(
                asked.query().endsWith("page=1")
                    ? "{\"data\":[" + first + "],\"has_more\":true}"
                    : "{\"data\":[" + second + ",7,{}],\"has_more\":false}"));
    feed.start();
    awaitScore(10);
    assertThat(desk.health.snapshot().unmatched())
        .extracting(FeedHealth.Unmatched::fixture)
        .containsExactly("f0");

    desk.server.on(ACTIVE, (_, wire) -> wire.json("{\"data\":[],\"has_more\":true}"));
    FeedLost lost = desk.await(FeedLost.class, event -> event.game().isEmpty());
    assertThat(lost.reason()).isEqualTo("the pages of fixtures have no end");
  }

  @Test
  void shouldNotTellTwoGamesForOne() throws Exception {
    desk.server.on(
        ACTIVE,
        data(
            listed("f1", "Boston Celtics", "New York Knicks", "2026-11-23T00:30:00Z"),
            listed("f2", "Boston Celtics", "New York Knicks", "2026-11-23T00:35:00Z")));
    desk.server.on(RESULTS, data(result("f1", 10, 8), result("f2", 99, 99)));
    begin();
    desk.server.await(RESULTS);

    assertThat(desk.told(GameReported.class)).allMatch(one -> one.state().homeScore() == 10);
    assertThat(desk.health.snapshot().unmatched()).hasSize(1);
  }

  @Test
  void shouldNotTellAnAnswerThatTheStreamOvertook() throws Exception {
    Wire wire = begin();
    wire.chunk(scored(12, 8, entry(0)));
    awaitScore(12); // the stream is heard, and what is read at its begin was
    CountDownLatch overtaken = new CountDownLatch(1);
    desk.server.on(
        RESULTS,
        (asked, slow) -> {
          if (asked.query().contains("f2")) {
            assertThat(overtaken.await(10, TimeUnit.SECONDS)).isTrue();
          }
          slow.json("{\"data\":[" + result("f1", 10, 8) + "," + result("f2", 40, 8) + "]}");
        });
    desk.server.on(
        ACTIVE, data(listed("f2", "Miami Heat", "Los Angeles Lakers", "2026-11-23T01:00:00Z")));
    while (!desk.server.await(RESULTS).query().contains("f2")) {
      assertThat(desk.told(FeedLost.class)).isEmpty();
    }
    wire.chunk(scored(50, 8, entry(0)).replace("f1", "f2"));
    awaitScore(50);
    overtaken.countDown();
    while (!desk.server.await(ODDS).query().contains("f2")) {
      assertThat(desk.told(FeedLost.class)).isEmpty();
    }

    assertThat(desk.told(GameReported.class)).noneMatch(report -> report.state().homeScore() == 40);
  }

  @Test
  void shouldSayThatAGameWithoutOddsIsHeardAgain() throws Exception {
    desk.server.on(ODDS, data());
    begin();
    next(odds).reset();

    desk.await(FeedLost.class, lost -> lost.game().isPresent());
    desk.await(FeedRestored.class, back -> back.game().isPresent());
  }

  @Test
  void shouldSurviveChangedBytesOfAStream() throws Exception {
    Wire wire = begin();
    Wire other = next(odds);
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 300; i++) {
      wire.chunk(changed(scored(12, 8, entry(0)), random));
      other.chunk(changed(streamed("odds", odd("H1", -200, ",\"fixture_id\":\"f1\"")), random));
      other.chunk(
          changed(streamed("locked-odds", odd("A1", -200, ",\"fixture_id\":\"f1\"")), random));
    }
    desk.later(Duration.ofSeconds(1));
    wire.chunk("\n\n" + scored(77, 8, entry(0)));
    awaitScore(77);
    other.chunk(
        "\n\n"
            + streamed(
                "odds",
                odd("H1", -500, ",\"fixture_id\":\"f1\"").replace("1795393700.5", "1795399999")));
    awaitPrice(1.2);
    assertThat(desk.told(FeedLost.class)).isEmpty();
    assertThat(desk.health.snapshot().malformed()).isPositive();
  }

  private static byte[] changed(String text, SplittableRandom random) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(3); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  @Test
  void shouldKeepTheKeyToItself() throws IOException {
    assertThat(OpticOddsSettings.of(desk.server.url(), KEY, List.of("a")).toString())
        .doesNotContain(KEY);
  }
}
