package io.tipoff.exchange.feeds;

import static io.tipoff.exchange.feeds.FeedDesk.live;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.exchange.world.GameSettings;
import io.tipoff.exchange.world.GameState;
import io.tipoff.exchange.world.GameStatus;
import io.tipoff.exchange.world.ListedGame;
import io.tipoff.exchange.world.Sport;
import io.tipoff.exchange.world.Team;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EspnTest {
  private static final String PATH = "/espn/apis/site/v2/sports/basketball/nba/scoreboard";

  private FeedDesk desk;

  @BeforeEach
  void open() throws Exception {
    desk = FeedDesk.open();
    desk.played(FeedDesk.scheduled(), 0);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private JsonNode competition(double seconds) throws Exception {
    return desk.at(seconds).get(PATH).body().at("/events/0/competitions/0");
  }

  @Test
  void shouldShowAGameThatIsToCome() throws Exception {
    JsonNode body = desk.get(PATH).body();
    JsonNode event = body.at("/events/0");

    assertThat(body.at("/leagues/0/slug").textValue()).isEqualTo("nba");
    assertThat(body.at("/day/date").textValue()).isEqualTo("2026-10-24");
    assertThat(event.path("date").textValue()).isEqualTo("2026-10-24T23:30Z");
    assertThat(event.path("name").textValue()).isEqualTo("Harbor Gulls at Summit Goats");
    assertThat(event.at("/status/type/state").textValue()).isEqualTo("pre");
    assertThat(event.at("/competitions/0/competitors/0/homeAway").textValue()).isEqualTo("home");
    assertThat(event.at("/competitions/0/competitors/1/team/abbreviation").textValue())
        .isEqualTo("HBR");
    assertThat(event.at("/competitions/0/competitors/1/score").textValue()).isEqualTo("0");
  }

  /** It looks every five seconds and tells twelve seconds later. */
  @Test
  void shouldShowAScoreOnlyAfterItsDelay() throws Exception {
    desk.played(live(1, 720, 0, 0), 10);
    desk.played(live(1, 695, 0, 3), 31);
    assertThat(competition(46.9).at("/competitors/0/score").textValue()).isEqualTo("0");
    JsonNode competition = competition(47);
    assertThat(competition.at("/competitors/0/score").textValue()).isEqualTo("3");
    assertThat(competition.at("/competitors/0/linescores/0/value").intValue()).isEqualTo(3);
    assertThat(competition.at("/status/clock").intValue()).isEqualTo(695);
    assertThat(competition.at("/status/displayClock").textValue()).isEqualTo("11:35");
    assertThat(competition.at("/status/period").intValue()).isEqualTo(1);
    assertThat(competition.at("/status/type/detail").textValue()).isEqualTo("11:35 - 1st Quarter");
    assertThat(competition.at("/status/type/state").textValue()).isEqualTo("in");
    assertThat(competition.at("/competitors/0/winner").isMissingNode()).isTrue();
  }

  @Test
  void shouldShowPausesAndTheEnd() throws Exception {
    desk.played(live(1, 720, 0, 0), 10);
    desk.played(live(1, 0, 20, 25), 20);
    assertThat(competition(40).at("/status/type/name").textValue()).isEqualTo("STATUS_END_PERIOD");
    desk.played(live(2, 720, 20, 25), 50);
    desk.played(live(2, 0, 52, 50), 60);
    assertThat(competition(80).at("/status/type/name").textValue()).isEqualTo("STATUS_HALFTIME");
    desk.played(FeedDesk.ended(4, 100, 98), 90);
    JsonNode end = competition(110);
    assertThat(end.at("/status/type/name").textValue()).isEqualTo("STATUS_FINAL");
    assertThat(end.at("/status/type/completed").booleanValue()).isTrue();
    assertThat(end.at("/competitors/0/winner").booleanValue()).isFalse();
    assertThat(end.at("/competitors/1/winner").booleanValue()).isTrue();
  }

  @Test
  void shouldShowWhoHasTheBallInFootball() throws Exception {
    ListedGame game =
        new ListedGame(
            "nfl-hbr-smt-2026-10-24",
            new GameSettings(Sport.FOOTBALL, "hbr", "smt", FeedDesk.START, 0),
            1.5,
            45.5);
    desk.played(game, FeedDesk.scheduled(), 0);
    desk.played(game, new GameState(GameStatus.LIVE, 1, 900, 0, 0, Team.AWAY, false, 0), 10);
    JsonNode competition =
        desk.at(30)
            .get("/espn/apis/site/v2/sports/football/nfl/scoreboard")
            .body()
            .at("/events/0/competitions/0");

    assertThat(competition.at("/situation/possession").textValue())
        .isEqualTo(competition.at("/competitors/1/id").textValue());
  }

  @Test
  void shouldShowOneDayOnly() throws Exception {
    assertThat(desk.get(PATH + "?dates=20261024").body().path("events")).hasSize(1);
    assertThat(desk.get(PATH + "?dates=20261025").body().path("events")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/espn/apis/site/v2/sports/basketball/nfl/scoreboard, 400",
    "/espn/apis/site/v2/sports/curling/wcf/scoreboard, 400",
    "/espn/apis/site/v2/sports/basketball/nba/scoreboard?dates=today, 400",
    "/espn/apis/site/v2/sports/basketball/nba/teams, 404",
    "/espn/apis, 404",
  })
  void shouldRefuseWhatItDoesNotKnow(String path, int status) throws Exception {
    FeedDesk.Reply reply = desk.get(path);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body().path("code").intValue()).isEqualTo(status);
  }
}
