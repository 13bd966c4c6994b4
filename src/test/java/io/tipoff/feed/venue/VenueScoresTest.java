package io.tipoff.feed.venue;

import static io.tipoff.feed.FeedDesk.GAME;
import static io.tipoff.feed.FeedDesk.NEW_YORK_AT_BOSTON;
import static io.tipoff.feed.FeedDesk.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.GameEnded;
import io.tipoff.event.GameReported;
import io.tipoff.feed.FeedDesk;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.game.Situation;
import io.tipoff.game.TeamSide;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VenueScoresTest {
  private static final String SLUG = "/v1/events/slug/" + GAME.event();

  private final FeedDesk desk = new FeedDesk(FeedSource.VENUE);
  private final VenueScores scores = new VenueScores(desk.catalog, desk.events, desk.teller);

  @BeforeEach
  void before() {
    desk.now.set(FeedDesk.nanos("2026-11-23T00:00:00Z"));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static String game(String state) {
    return event(
        GAME.event(), "nba", "2026-11-23T00:30:00Z", "Boston Celtics", "New York Knicks", state);
  }

  private static String state(boolean live, boolean ended, String... periods) {
    return """
    "eventState":{"live":%s,"ended":%s,"updatedAt":"2026-11-22T23:59:59.5Z","periodScores":[%s]}
    """
        .formatted(live, ended, String.join(",", periods));
  }

  private static String period(int number, String type, String home, String away) {
    return """
    {"number":%d,"type":"PERIOD_SCORE_TYPE_%s","scores":[
      {"competitorId":"2","score":%s},{"competitorId":"1","score":%s}]}
    """
        .formatted(number, type, away, home);
  }

  private static String period(int number, int home, int away) {
    return period(number, "REGULAR", "" + home, "" + away);
  }

  private GameState last() {
    List<GameReported> reports = desk.told(GameReported.class);
    assertThat(reports).isNotEmpty();
    return reports.getLast().state();
  }

  private void plays(String... periods) throws Exception {
    desk.plays(game(state(true, false, periods)));
    scores.ask();
  }

  @Test
  void shouldAddUpThePeriods() throws Exception {
    plays(period(1, 30, 20), period(2, 25, 31));

    assertThat(last())
        .isEqualTo(
            new GameState(
                "nba",
                "Boston Celtics",
                "New York Knicks",
                55,
                51,
                GameStatus.LIVE,
                2,
                Optional.empty(),
                Optional.empty()));
    assertThat(desk.told(GameReported.class).getLast().trueAt())
        .isEqualTo(FeedDesk.nanos("2026-11-22T23:59:59.500Z"));
  }

  @Test
  void shouldCountOvertimesOn() throws Exception {
    plays(period(4, 100, 100), period(2, "OVERTIME", "5", "7"));

    assertThat(last().period()).isEqualTo(6);
    assertThat(last().awayScore()).isEqualTo(107);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 5",
    "null, 5",
    "\"x\", 5",
    "1.5, 5",
    "99999999999, 5",
    "2147483647, 5",
    "10001, 0",
    "{}, 1"
  })
  void shouldTellNoScoreThatIsNone(String home, String away) throws Exception {
    plays(period(1, 2, 2), period(2, "REGULAR", home, away));

    assertThat(desk.told(GameReported.class)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"competitorId\":\"1\",\"score\":7}]",
        "[{\"competitorId\":\"1\",\"score\":7},{\"competitorId\":\"3\",\"score\":7}]",
        "[{\"competitorId\":\"1\",\"score\":7},{\"competitorId\":\"1\",\"score\":7}]",
        "[{\"score\":7},{\"score\":7}]",
        "[{\"competitorId\":\"1\",\"score\":7},{\"competitorId\":\"2\",\"score\":7},"
            + "{\"competitorId\":\"3\",\"score\":7}]",
        "[{\"competitorId\":\"1\",\"score\":7},{\"competitorId\":\"2\",\"score\":7},"
            + "{\"competitorId\":\"2\",\"score\":7}]"
      })
  void shouldNotGuessWhoseThePointsAre(String told) throws Exception {
    plays("{\"number\":1,\"scores\":" + told + "}");

    assertThat(desk.told(GameReported.class)).isEmpty();
  }

  @Test
  void shouldTellNothingOfAGameInPlayWithoutAScore() throws Exception {
    plays();
    assertThat(desk.told(GameReported.class)).isEmpty();
    plays("{\"number\":2147483647,\"type\":\"PERIOD_SCORE_TYPE_OVERTIME\",\"scores\":[]}");
    assertThat(desk.told(GameReported.class)).isEmpty();
  }

  @Test
  void shouldSayThatAGameHasNotBegunBeforeItsStart() throws Exception {
    scores.ask();

    assertThat(last().status()).isEqualTo(GameStatus.SCHEDULED);
    assertThat(desk.server.waiting(SLUG)).isZero();
  }

  @Test
  void shouldLookUpAGameThatShouldHaveBegun() throws Exception {
    desk.later(Duration.ofHours(4));
    desk.server.on(
        SLUG,
        (_, wire) -> wire.json("{\"event\":" + game(state(false, true, period(4, 101, 99))) + "}"));
    scores.ask();

    assertThat(last().status()).isEqualTo(GameStatus.FINAL);
    assertThat(last().homeScore()).isEqualTo(101);
  }

  @Test
  void shouldLookUpALateGameOnceAMinute() throws Exception {
    desk.later(Duration.ofMinutes(40));
    desk.server.on(SLUG, (_, wire) -> wire.json("{\"event\":" + game(state(false, false)) + "}"));
    for (int i = 0; i < 12; i++) {
      scores.ask();
      desk.later(Duration.ofSeconds(5));
    }

    assertThat(desk.server.waiting(SLUG)).isEqualTo(1);
    assertThat(desk.told(GameReported.class)).as("it is told again").hasSize(12);
    assertThat(last().status()).isEqualTo(GameStatus.SCHEDULED);
    scores.ask();
    assertThat(desk.server.waiting(SLUG)).isEqualTo(2);
  }

  @Test
  void shouldLookUpOnceHowAGameEnded() throws Exception {
    plays(period(1, 30, 20));
    desk.plays();
    desk.server.on(
        SLUG,
        (_, wire) -> wire.json("{\"event\":" + game(state(false, true, period(1, 31, 20))) + "}"));
    scores.ask();
    scores.ask();

    assertThat(desk.told(GameEnded.class)).hasSize(1);
    assertThat(last().homeScore()).isEqualTo(31);
    assertThat(desk.server.waiting(SLUG)).isEqualTo(1);
  }

  @Test
  void shouldNotSayThatAGameWithPointsHasNotBegun() throws Exception {
    plays(period(1, 30, 20));
    desk.plays();
    desk.server.on(
        SLUG,
        (_, wire) -> wire.json("{\"event\":" + game(state(false, false, period(1, 30, 20))) + "}"));
    scores.ask();

    assertThat(last().status()).isEqualTo(GameStatus.UNKNOWN);
  }

  @Test
  void shouldReadFootballAndBaseball() throws Exception {
    String football =
        state(true, false, period(1, 7, 0))
            .replace(
                "\"eventState\":{",
                """
                "eventState":{"footballState":{"driveState":{"down":3,"yfd":9,
                  "possessionTeamId":"1","fieldPosition":{"yard":20,"teamId":"2"}}},
                """);
    desk.plays(game(football));
    scores.ask();
    assertThat(last().situation()).contains(new Situation.Football(TeamSide.HOME, 3, 9, 20));

    desk.plays(game(football.replace("\"yard\":20", "\"yard\":51")));
    scores.ask();
    assertThat(last().situation()).isEmpty();

    String baseball =
        state(true, false, period(1, 8, 0))
            .replace(
                "\"eventState\":{",
                """
                "eventState":{"baseballState":{"outs":1,"balls":2,"strikes":2,"onSecond":true,
                  "inningHalf":"Bottom"},
                """);
    desk.plays(game(baseball));
    scores.ask();
    assertThat(last().situation()).contains(new Situation.Baseball(TeamSide.HOME, 1, 2, 2, 2));
    desk.plays(game(baseball.replace("\"outs\":1", "\"outs\":4")));
    scores.ask();
    assertThat(last().situation()).isEmpty();
  }

  @Test
  void shouldKeepGamesApart() throws Exception {
    desk.lists(NEW_YORK_AT_BOSTON, FeedDesk.LAKERS_AT_MIAMI);
    plays(period(1, 30, 20));

    assertThat(desk.told(GameReported.class))
        .extracting(report -> report.game().event() + " " + report.state().status())
        .containsExactlyInAnyOrder(GAME.event() + " LIVE", FeedDesk.OTHER.event() + " SCHEDULED");
  }
}
