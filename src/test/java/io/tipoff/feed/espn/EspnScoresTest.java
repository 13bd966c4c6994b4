package io.tipoff.feed.espn;

import static io.tipoff.feed.FeedDesk.GAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.event.FeedLost;
import io.tipoff.event.GameEvent;
import io.tipoff.event.GameReported;
import io.tipoff.event.ScoreChanged;
import io.tipoff.feed.FeedDesk;
import io.tipoff.feed.FeedException;
import io.tipoff.feed.FeedException.Kind;
import io.tipoff.feed.FeedHealth;
import io.tipoff.feed.GameMatcher;
import io.tipoff.feed.HostileServer.Answer;
import io.tipoff.feed.League;
import io.tipoff.feed.PolledFeed;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameClock;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.game.Situation;
import io.tipoff.game.TeamSide;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EspnScoresTest {
  private static final String NBA = "/apis/site/v2/sports/basketball/nba/scoreboard";
  private static final String NFL = "/apis/site/v2/sports/football/nfl/scoreboard";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final FeedDesk desk = new FeedDesk(FeedSource.ESPN);
  private final EspnScores scores =
      new EspnScores(
          desk.client,
          desk.server.url().resolve("/"),
          desk.catalog,
          new GameMatcher(0.9),
          desk.teller,
          desk.health);

  @AfterEach
  void close() {
    desk.close();
  }

  private static String event(String id, String home, String away, String status) {
    return """
    {"id":"%s","date":"2026-11-23T00:30Z","competitions":[{"competitors":[
      {"homeAway":"away","score":"%s","team":{"id":"18","displayName":"New York Knicks","abbreviation":"NY"}},
      {"homeAway":"home","score":"%s","team":{"id":"2","displayName":"Boston Celtics","abbreviation":"BOS"}}],
      "status":%s,"situation":%%s}]}
    """
        .formatted(id, away, home, status)
        .replace("%s", "{}");
  }

  private static String live(int home, int away) {
    return event("401", "" + home, "" + away, status("STATUS_IN_PROGRESS", "in"));
  }

  private static String status(String name, String state) {
    return """
    {"clock":309.5,"period":3,"type":{"name":"%s","state":"%s","completed":true,"detail":"Top 3rd"}}
    """
        .formatted(name, state);
  }

  private static Answer board(String... events) {
    return (_, wire) -> wire.json("{\"events\":[" + String.join(",", events) + "]}");
  }

  private GameState last() {
    List<GameReported> reports = desk.told(GameReported.class);
    return reports.getLast().state();
  }

  @Test
  void shouldTellAGameInPlay() throws Exception {
    desk.server.on(NBA, board(live(55, 51)), board(live(57, 51)));
    scores.ask();
    scores.ask();

    assertThat(last())
        .isEqualTo(
            new GameState(
                "nba",
                "Boston Celtics",
                "New York Knicks",
                57,
                51,
                GameStatus.LIVE,
                3,
                Optional.of(new GameClock(309_500_000_000L, false)),
                Optional.empty()));
    assertThat(desk.told(ScoreChanged.class))
        .extracting(ScoreChanged::homeScore, ScoreChanged::awayScore)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(57, 51));
    assertThat(desk.told(GameReported.class).getFirst().game()).isEqualTo(GAME);
    assertThat(desk.told(GameReported.class).getFirst().trueAt()).isEqualTo(desk.now.get());
  }

  @ParameterizedTest
  @CsvSource({
    "STATUS_SCHEDULED, pre, SCHEDULED", "STATUS_IN_PROGRESS, in, LIVE",
    "STATUS_HALFTIME, in, BREAK", "STATUS_END_PERIOD, in, BREAK",
    "STATUS_FINAL, post, FINAL", "STATUS_FULL_TIME, post, FINAL",
    "STATUS_CANCELED, post, CANCELLED", "STATUS_FORFEIT, post, CANCELLED",
    "STATUS_POSTPONED, post, DELAYED", "STATUS_SUSPENDED, in, SUSPENDED",
    "STATUS_RAIN_DELAY, in, SUSPENDED", "STATUS_DELAYED, pre, DELAYED",
    "STATUS_NEW, nobody knows, UNKNOWN", "'', '', UNKNOWN"
  })
  void shouldReadEveryStatus(String name, String state, GameStatus status) throws Exception {
    desk.server.on(NBA, board(event("401", "55", "51", status(name, state))));
    scores.ask();

    assertThat(last().status()).isEqualTo(status);
    assertThat(last().clock().isPresent()).isEqualTo(status.isInPlay());
  }

  @Test
  void shouldNotCallAGameFinalThatIsNotCompleted() throws Exception {
    desk.server.on(
        NBA, board(event("401", "1", "0", status("STATUS_X", "post").replace("true", "false"))));
    scores.ask();

    assertThat(last().status()).isEqualTo(GameStatus.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "x", "5.5", "1e9", "99999999999"})
  void shouldTellNoScoreThatIsNone(String score) throws Exception {
    desk.server.on(
        NBA, board(event("401", score, "51", status("STATUS_IN_PROGRESS", "in")), "7", "null"));
    scores.ask();

    assertThat(desk.told(GameEvent.class)).isEmpty();
    assertThat(desk.health.snapshot().malformed()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "date", "homeAway", "displayName", "competitions", "team"})
  void shouldLeaveOutAGameThatLacksAField(String field) throws Exception {
    desk.server.on(NBA, board(live(1, 0).replace("\"" + field + "\"", "\"was\"")));
    scores.ask();

    if (!field.equals("id")) {
      assertThat(desk.told(GameReported.class)).isEmpty();
      assertThat(desk.health.snapshot().malformed()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "7201", "1e999", "null", "\"x\"", "{}"})
  void shouldNotKnowAClockThatIsNone(String clock) throws Exception {
    desk.server.on(NBA, board(live(55, 51).replace("309.5", clock)));
    scores.ask();

    assertThat(last().clock()).isEmpty();
    assertThat(last().homeScore()).isEqualTo(55);
  }

  @Test
  void shouldListGamesThatTheVenueDoesNotHave() throws Exception {
    desk.server.on(NBA, board(live(55, 51).replace("Boston Celtics", "Utah Jazz")));
    scores.ask();

    assertThat(desk.told).isEmpty();
    assertThat(desk.health.snapshot().unmatched())
        .extracting(FeedHealth.Unmatched::words)
        .containsExactly("New York Knicks at Utah Jazz");
  }

  @Test
  void shouldLetOneLeagueFailAlone() throws Exception {
    desk.lists(
        FeedDesk.NEW_YORK_AT_BOSTON,
        FeedDesk.event("nfl-g", "nfl", "2026-11-23T00:30:00Z", "Buffalo Bills", "X", ""));
    desk.server.on(NFL, (_, wire) -> wire.reply(500, ""));
    desk.server.on(NBA, board(live(55, 51)));

    scores.ask();

    assertThat(last().homeScore()).isEqualTo(55);
    assertThat(desk.health.snapshot().failures()).isEqualTo(1);
    assertThat(desk.told(FeedLost.class)).isEmpty();

    desk.server.on(NBA, (_, wire) -> wire.reply(500, ""));
    assertThat(catchThrowableOfType(FeedException.class, scores::ask).kind())
        .isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void shouldWaitWhereAnyLeagueSaysSo() throws Exception {
    desk.lists(
        FeedDesk.NEW_YORK_AT_BOSTON,
        FeedDesk.event("nfl-g", "nfl", "2026-11-23T00:30:00Z", "Buffalo Bills", "X", ""));
    desk.server.on(NBA, board(live(55, 51)));
    desk.server.on(NFL, (_, wire) -> wire.reply(429, "", "Retry-After: 60"));

    FeedException failure = catchThrowableOfType(FeedException.class, scores::ask);

    assertThat(failure.kind()).isEqualTo(Kind.TOO_MANY);
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void shouldComeBackAfterItWasNotLetIn(int status) throws Exception {
    desk.server.on(NBA, (_, wire) -> wire.reply(status, ""));
    try (PolledFeed feed = desk.polled(scores)) {
      feed.start();
      desk.await(FeedLost.class);
      desk.server.on(NBA, board(live(55, 51)));
      desk.await(GameReported.class);
    }
  }

  private static Optional<Situation> football(String situation) throws Exception {
    String event = live(7, 0).replace("\"situation\":{}", "\"situation\":" + situation);
    return EspnGame.read(MAPPER.readTree(event), League.NFL).state().situation();
  }

  private static String down(String possession, int down, int distance, String where) {
    return "{\"possession\":\"%s\",\"down\":%d,\"distance\":%d,\"possessionText\":\"%s\"}"
        .formatted(possession, down, distance, where);
  }

  @Test
  void shouldReadWhereTheBallIs() throws Exception {
    assertThat(football(down("2", 3, 9, "BOS 20")))
        .contains(new Situation.Football(TeamSide.HOME, 3, 9, 80));
    assertThat(football(down("18", 3, 9, "BOS 20")))
        .contains(new Situation.Football(TeamSide.AWAY, 3, 9, 20));
    assertThat(football(down("18", 1, 10, "50")))
        .contains(new Situation.Football(TeamSide.AWAY, 1, 10, 50));
  }

  @Test
  void shouldNotGuessWhereTheBallIs() throws Exception {
    assertThat(football(down("2", -1, 9, "BOS 20"))).isEmpty();
    assertThat(football(down("2", 5, 9, "BOS 20"))).isEmpty();
    assertThat(football(down("2", 1, 101, "BOS 20"))).isEmpty();
    assertThat(football(down("3", 1, 10, "BOS 20"))).isEmpty();
    assertThat(football(down("", 1, 10, "BOS 20"))).isEmpty();
    assertThat(football(down("2", 1, 10, "BOS 51"))).isEmpty();
    assertThat(football(down("2", 1, 10, "CHI 20"))).isEmpty();
    assertThat(football(down("2", 1, 10, ""))).isEmpty();
  }

  private static Optional<Situation> baseball(String half, String situation) throws Exception {
    String event =
        live(7, 0)
            .replace("Top 3rd", half)
            .replace("\"situation\":{}", "\"situation\":" + situation);
    return EspnGame.read(MAPPER.readTree(event), League.MLB).state().situation();
  }

  @Test
  void shouldReadWhoBats() throws Exception {
    String known =
        "{\"outs\":2,\"balls\":3,\"strikes\":1,\"onFirst\":true,\"onSecond\":false,\"onThird\":true}";
    assertThat(baseball("Top 3rd", known))
        .contains(new Situation.Baseball(TeamSide.AWAY, 2, 5, 3, 1));
    assertThat(baseball("Bot 9th", known))
        .contains(new Situation.Baseball(TeamSide.HOME, 2, 5, 3, 1));
    assertThat(baseball("Bottom 9th", known)).isPresent();
    assertThat(baseball("Middle 3rd", known)).isEmpty();
    assertThat(baseball("Top 3rd", "{}")).isEmpty();
    assertThat(baseball("Top 3rd", known.replace("2,\"b", "4,\"b"))).isEmpty();
    assertThat(baseball("Top 3rd", known.replace("\"balls\":3", "\"balls\":5"))).isEmpty();
  }
}
