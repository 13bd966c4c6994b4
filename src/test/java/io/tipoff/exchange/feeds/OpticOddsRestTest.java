package io.tipoff.exchange.feeds;

import static io.tipoff.exchange.feeds.FeedDesk.ID;
import static io.tipoff.exchange.feeds.FeedDesk.KEY;
import static io.tipoff.exchange.feeds.FeedDesk.live;
import static io.tipoff.exchange.feeds.FeedDesk.locked;
import static io.tipoff.exchange.feeds.FeedDesk.odds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.exchange.world.Bet;
import io.tipoff.exchange.world.BookOdds;
import io.tipoff.exchange.world.GameSettings;
import io.tipoff.exchange.world.GameState;
import io.tipoff.exchange.world.GameStatus;
import io.tipoff.exchange.world.ListedGame;
import io.tipoff.exchange.world.Sport;
import io.tipoff.exchange.world.Team;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpticOddsRestTest {
  private static final String ODDS =
      "/opticodds/fixtures/odds?" + KEY + "&fixture_id=" + ID + "&sportsbook=Pinnacle";
  private static final String RESULTS = "/opticodds/fixtures/results?" + KEY + "&fixture_id=" + ID;

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

  private JsonNode data(String path) throws Exception {
    FeedDesk.Reply reply = desk.get(path);
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
    return reply.body().path("data");
  }

  private static List<String> texts(JsonNode list, String... fields) {
    List<String> texts = new ArrayList<>();
    for (JsonNode one : list) {
      StringBuilder line = new StringBuilder();
      for (String field : fields) {
        line.append(one.path(field).asText()).append(' ');
      }
      texts.add(line.toString().strip());
    }
    return texts;
  }

  @Test
  void shouldTellFixturesBeforeTheyBegin() throws Exception {
    JsonNode fixture = data("/opticodds/fixtures?" + KEY + "&league=NBA").path(0);

    assertThat(fixture.path("id").textValue()).isEqualTo(ID);
    assertThat(fixture.path("start_date").textValue()).isEqualTo("2026-10-24T23:30:00Z");
    assertThat(fixture.path("status").textValue()).isEqualTo("unplayed");
    assertThat(fixture.path("is_live").booleanValue()).isFalse();
    assertThat(fixture.path("home_team_display").textValue()).isEqualTo("Summit Goats");
    assertThat(fixture.at("/away_competitors/0/name").textValue()).isEqualTo("Harbor Gulls");
    assertThat(fixture.at("/away_competitors/0/id").textValue()).matches("[0-9A-F]{12}");
    assertThat(fixture.at("/league/id").textValue()).isEqualTo("nba");
    assertThat(fixture.at("/sport/name").textValue()).isEqualTo("Basketball");
    assertThat(fixture.path("result").isNull()).isTrue();
    assertThat(data(RESULTS)).isEmpty();
  }

  @Test
  void shouldFindFixturesBySportLeagueIdOrTeam() throws Exception {
    String base = "/opticodds/fixtures?" + KEY;
    String team = data(base + "&id=" + ID).at("/0/home_competitors/0/id").textValue();

    assertThat(data(base + "&team_id=" + team)).hasSize(1);
    assertThat(data(base + "&sport=basketball")).hasSize(1);
    assertThat(data(base + "&sport=Basketball&league=nba")).hasSize(1);
    assertThat(data(base + "&sport=football")).isEmpty();
    assertThat(data(base + "&league=MLB")).isEmpty();
    assertThat(data(base + "&id=NONE")).isEmpty();
    assertThat(data(base + "&team_id=NONE")).isEmpty();
  }

  @Test
  void shouldPageFixtures() throws Exception {
    for (int i = 0; i < 120; i++) {
      String away = "a%02d".formatted(i % 100) + i / 100;
      ListedGame game =
          new ListedGame(
              "nba-" + away + "-smt-2026-10-24",
              new GameSettings(Sport.BASKETBALL, away, "smt", FeedDesk.START, 0),
              1.5,
              200.5);
      desk.played(game, FeedDesk.scheduled(), 0);
    }
    FeedDesk.Reply first = desk.get("/opticodds/fixtures?" + KEY + "&league=nba");
    FeedDesk.Reply second = desk.get("/opticodds/fixtures?" + KEY + "&league=nba&page=2");

    assertThat(first.body().path("data")).hasSize(100);
    assertThat(first.body().path("has_more").booleanValue()).isTrue();
    assertThat(first.body().path("total_pages").intValue()).isEqualTo(2);
    assertThat(second.body().path("data")).hasSize(21);
    assertThat(second.body().path("page").intValue()).isEqualTo(2);
    assertThat(second.body().path("has_more").booleanValue()).isFalse();
    assertThat(texts(second.body().path("data"), "id"))
        .doesNotContainAnyElementsOf(texts(first.body().path("data"), "id"));
  }

  @Test
  void shouldCallActiveWhatHasOddsAndIsNotOver() throws Exception {
    String active = "/opticodds/fixtures/active?" + KEY + "&league=nba";
    desk.at(10);
    assertThat(data(active)).isEmpty();
    desk.feeds.priced(odds("pinnacle", Bet.MONEYLINE, -110, -106, 10));
    desk.at(12);
    assertThat(data(active)).hasSize(1);
    assertThat(data(active).path(0).path("has_odds").booleanValue()).isTrue();
    desk.played(live(1, 720, 0, 0), 20);
    desk.played(FeedDesk.ended(1, 4, 2), 30);
    desk.at(40);
    assertThat(data(active)).isEmpty();
    assertThat(data("/opticodds/fixtures?" + KEY + "&league=nba")).hasSize(1);
  }

  @Test
  void shouldTellOddsOfAllThreeMarkets() throws Exception {
    desk.feeds.priced(odds("pinnacle", Bet.MONEYLINE, -156, 132, 0));
    desk.feeds.priced(odds("pinnacle", Bet.SPREAD, -108, 100, 0));
    desk.feeds.priced(odds("pinnacle", Bet.TOTAL, -105, -103, 0));
    desk.feeds.priced(odds("caesars", Bet.TOTAL, -110, -110, 0));
    JsonNode odds = data0(desk.at(5), ODDS).path("odds");

    String[] fields = {
      "name",
      "market_id",
      "normalized_selection",
      "selection_line",
      "points",
      "grouping_key",
      "price"
    };
    assertThat(texts(odds, fields))
        .containsExactly(
            "Summit Goats moneyline summit_goats null null default 132",
            "Harbor Gulls moneyline harbor_gulls null null default -156",
            "Summit Goats +3.5 point_spread summit_goats null 3.5 default:3.5 100",
            "Harbor Gulls -3.5 point_spread harbor_gulls null -3.5 default:3.5 -108",
            "Under 220.5 total_points  under 220.5 default:220.5 -103",
            "Over 220.5 total_points  over 220.5 default:220.5 -105");
    assertThat(texts(odds, "id").get(3)).endsWith(":pinnacle:point_spread:harbor_gulls_-3_5");
    assertThat(texts(odds, "id").get(4)).endsWith(":pinnacle:total_points:under_220_5");
    assertThat(odds.path(0).at("/limits/max").intValue()).isEqualTo(500);
    assertThat(odds.path(0).path("timestamp").decimalValue()).isEqualByComparingTo("1792882800");
    assertThat(odds.path(4).path("team_id").isNull()).isTrue();
  }

  /** What a request to a desk finds first. */
  private static JsonNode data0(FeedDesk at, String path) throws Exception {
    return at.get(path).body().at("/data/0");
  }

  @Test
  void shouldNameBaseballMarketsAsBaseballDoes() throws Exception {
    GameSettings settings = new GameSettings(Sport.BASEBALL, "hbr", "smt", FeedDesk.START, 0);
    ListedGame game = new ListedGame("mlb-hbr-smt-2026-10-24", settings, 1.5, 8.5);
    desk.played(game, FeedDesk.scheduled(), 0);
    for (Bet bet : Bet.values()) {
      var odds = new BookOdds(game, "pinnacle", bet, -110, -110, false, 1, FeedDesk.START);
      desk.feeds.priced(odds);
    }
    String id = OpticOddsNames.fixture(game.event());
    JsonNode odds = data0(desk.at(5), ODDS.replace(ID, id)).path("odds");

    assertThat(texts(odds, "market_id", "market"))
        .contains("moneyline Moneyline", "run_line Run Line", "total_runs Total Runs")
        .hasSize(6);
  }

  @Test
  void shouldLeaveOutWhatIsLocked() throws Exception {
    desk.feeds.priced(odds("pinnacle", Bet.MONEYLINE, -156, 132, 0));
    desk.feeds.priced(odds("pinnacle", Bet.TOTAL, -105, -103, 0));
    desk.feeds.priced(locked("pinnacle", Bet.MONEYLINE, -156, 132, 10));
    assertThat(data0(desk.at(10.9), ODDS).path("odds")).hasSize(4);
    assertThat(texts(data0(desk.at(11.1), ODDS).path("odds"), "market_id"))
        .containsExactly("total_points", "total_points");
    desk.feeds.priced(odds("pinnacle", Bet.MONEYLINE, -120, 104, 14));
    assertThat(data0(desk.at(15.1), ODDS).path("odds")).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "AMERICAN, -156, 132",
    "decimal, 1.641, 2.32",
    "Probability, 60.94, 43.1",
  })
  void shouldWritePricesAsAskedFor(String format, String away, String home) throws Exception {
    desk.feeds.priced(odds("pinnacle", Bet.MONEYLINE, -156, 132, 0));
    JsonNode odds = data0(desk.at(5), ODDS + "&odds_format=" + format).path("odds");

    assertThat(odds.path(1).path("price").decimalValue()).isEqualByComparingTo(away);
    assertThat(odds.path(0).path("price").decimalValue()).isEqualByComparingTo(home);
  }

  @Test
  void shouldFilterOddsByBookMarketAndMainLine() throws Exception {
    desk.feeds.priced(odds("pinnacle", Bet.MONEYLINE, -156, 132, 0));
    desk.feeds.priced(odds("draftkings", Bet.MONEYLINE, -160, 130, 0));
    desk.feeds.priced(odds("draftkings", Bet.TOTAL, -110, -110, 0));
    desk.at(5);
    assertThat(data(ODDS + "&sportsbook=draftkings").path(0).path("odds")).hasSize(6);
    assertThat(data(ODDS + "&sportsbook=draftkings&market=total_points").path(0).path("odds"))
        .hasSize(2);
    assertThat(data(ODDS + "&market=Moneyline").path(0).path("odds")).hasSize(2);
    assertThat(data(ODDS + "&is_main=false").path(0).path("odds")).isEmpty();
    assertThat(data(ODDS.replace("Pinnacle", "Nobody")).path(0).path("odds")).isEmpty();
  }

  @Test
  void shouldTellAScoreOnlyAfterItsDelay() throws Exception {
    desk.played(live(1, 720, 0, 0), 10);
    desk.played(live(1, 700, 3, 0), 30);
    assertThat(data0(desk.at(31.9), RESULTS).at("/scores/away/total").intValue()).isZero();
    JsonNode result = data0(desk.at(32.1), RESULTS);
    assertThat(result.at("/scores/away/total").intValue()).isEqualTo(3);
    assertThat(result.at("/scores/away/periods/period_1").intValue()).isEqualTo(3);
    assertThat(result.at("/in_play/period").textValue()).isEqualTo("1");
    assertThat(result.at("/in_play/clock").textValue()).isEqualTo("11:40");
    assertThat(result.at("/in_play/is_clock_stopped").booleanValue()).isFalse();
    assertThat(result.at("/fixture/status").textValue()).isEqualTo("live");
  }

  @Test
  void shouldScaleDelaysWithTheSpeedOfTheWorld() throws Exception {
    try (FeedDesk fast =
        new FeedDesk(
            FeedDesk.LAGS,
            time -> FeedDesk.START + (time - FeedDesk.START) / 10,
            FeedAccess.OPEN,
            Duration.ofHours(1))) {
      fast.played(FeedDesk.scheduled(), 0);
      fast.played(live(1, 720, 0, 0), 10);
      fast.played(live(1, 700, 3, 0), 100);
      fast.feeds.priced(odds("pinnacle", Bet.MONEYLINE, -156, 132, 100));
      fast.at(10.15);
      assertThat(fast.get(RESULTS).body().at("/data/0/scores/away/total").intValue()).isZero();
      fast.at(10.25);
      JsonNode result = fast.get(RESULTS).body().at("/data/0");
      assertThat(result.at("/scores/away/total").intValue()).isEqualTo(3);
      assertThat(result.at("/fixture/start_date").textValue()).isEqualTo("2026-10-24T23:03:00Z");
      JsonNode odd = fast.get(ODDS).body().at("/data/0/odds/0");
      assertThat(odd.path("timestamp").decimalValue()).isEqualByComparingTo("1792882810");
    }
  }

  @Test
  void shouldTellPeriodsHalfTimeAndTheEnd() throws Exception {
    desk.played(live(1, 720, 0, 0), 10);
    desk.played(live(1, 0, 20, 25), 20);
    assertThat(data0(desk.at(25), RESULTS).at("/fixture/status").textValue()).isEqualTo("half");
    desk.played(live(2, 720, 20, 25), 30);
    desk.played(live(2, 0, 52, 50), 40);
    JsonNode half = data0(desk.at(45), RESULTS);
    assertThat(half.at("/in_play/period").textValue()).isEqualTo("half");
    assertThat(half.at("/in_play/clock").isNull()).isTrue();
    assertThat(half.at("/in_play/is_clock_stopped").booleanValue()).isTrue();
    assertThat(half.at("/scores/away/periods").toString())
        .isEqualTo("{\"period_1\":20,\"period_2\":32}");
    desk.played(FeedDesk.ended(5, 110, 112), 50);
    JsonNode end = data0(desk.at(55), RESULTS);
    assertThat(end.at("/fixture/status").textValue()).isEqualTo("completed");
    assertThat(end.at("/fixture/is_live").booleanValue()).isFalse();
    assertThat(end.at("/in_play/period").textValue()).isEqualTo("5");
    assertThat(end.at("/in_play/clock").isNull()).isTrue();
  }

  @Test
  void shouldTellWhoBatsAndHowManyAreOut() throws Exception {
    GameSettings settings = new GameSettings(Sport.BASEBALL, "hbr", "smt", FeedDesk.START, 0);
    ListedGame game = new ListedGame("mlb-hbr-smt-2026-10-24", settings, 1.5, 8.5);
    desk.played(game, FeedDesk.scheduled(), 0);
    for (int i = 0; i < 5; i++) {
      Team bats = i < 3 ? Team.AWAY : Team.HOME;
      desk.played(game, new GameState(GameStatus.LIVE, 1, 0, 0, 0, bats, false, 0), 10 + 10.0 * i);
    }
    String results = RESULTS.replace(ID, OpticOddsNames.fixture(game.event()));
    JsonNode top = data0(desk.at(35), results).path("in_play");
    assertThat(top.path("clock").textValue()).isEqualTo("Top");
    assertThat(top.path("outs").intValue()).isEqualTo(2);
    JsonNode bottom = data0(desk.at(55), results).path("in_play");
    assertThat(bottom.path("clock").textValue()).isEqualTo("Bottom");
    assertThat(bottom.path("outs").intValue()).isEqualTo(1);
  }

  @Test
  void shouldTellWhenABookWasLastRead() throws Exception {
    desk.feeds.priced(odds("pinnacle", Bet.MONEYLINE, -156, 132, 0));
    desk.feeds.priced(odds("caesars", Bet.TOTAL, -110, -110, 0));
    desk.feeds.priced(locked("caesars", Bet.TOTAL, -110, -110, 60));
    desk.at(101);
    JsonNode league = data("/opticodds/sportsbooks/last-polled?" + KEY + "&league=nba").path(0);
    assertThat(league.path("fixture_id").isNull()).isTrue();
    assertThat(texts(league.path("sportsbooks"), "id", "name", "timestamp"))
        .containsExactly("pinnacle Pinnacle 1792882900", "caesars Caesars 1792882860");
    JsonNode fixture =
        data("/opticodds/sportsbooks/last-polled?" + KEY + "&sportsbook=Caesars&fixture_id=" + ID)
            .path(0);
    assertThat(fixture.path("fixture_id").textValue()).isEqualTo(ID);
    assertThat(texts(fixture.path("sportsbooks"), "id")).containsExactly("caesars");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fixtures?",
        "/fixtures?league=nba&page=0",
        "/fixtures?league=nba&page=x",
        "/fixtures/active?page=1",
        "/fixtures/odds?sportsbook=a",
        "/fixtures/odds?fixture_id=1",
        "/fixtures/odds?fixture_id=1&sportsbook=",
        "/fixtures/odds?fixture_id=1&fixture_id=2&fixture_id=3&fixture_id=4&fixture_id=5"
            + "&fixture_id=6&sportsbook=a",
        "/fixtures/odds?fixture_id=1&sportsbook=a&sportsbook=b&sportsbook=c&sportsbook=d"
            + "&sportsbook=e&sportsbook=f",
        "/fixtures/odds?fixture_id=1&sportsbook=a&odds_format=ROMAN",
        "/fixtures/odds?fixture_id=1&sportsbook=a&is_main=maybe",
        "/fixtures/results?",
        "/sportsbooks/last-polled?",
        "/stream/odds/curling?",
        "/stream/odds/basketball?odds_format=ROMAN",
      })
  void shouldRefuseWrongParameters(String path) throws Exception {
    FeedDesk.Reply reply = desk.get("/opticodds" + path + "&" + KEY);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body().path("error").textValue()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/fixtures/none", "/stream", "/stream/odds", "/stream/x/basketball"})
  void shouldNotFindWhatIsNotThere(String path) throws Exception {
    FeedDesk.Reply reply = desk.get("/opticodds" + path + "?" + KEY);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body().path("error").textValue()).isNotBlank();
  }

  @Test
  void shouldLeaveOtherPathsAlone() throws Exception {
    assertThat(desk.get("/v1/markets").body().isMissingNode()).isTrue();
    assertThat(desk.get("/opticoddsx/fixtures").status()).isEqualTo(404);
  }

  @Test
  void shouldRefuseOtherMethods() throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(desk.uri(RESULTS))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    assertThat(desk.send(post).status()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/fixtures?league=nba", "/fixtures/odds?key=", "/stream/odds/basketball?key="})
  void shouldWantAKey(String path) throws Exception {
    FeedDesk.Reply reply = desk.get("/opticodds" + path);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.body().path("error").textValue()).isNotBlank();
  }

  @Test
  void shouldTakeTheKeyFromTheHeaderToo() throws Exception {
    assertThat(desk.get("/opticodds/fixtures?league=nba", "X-Api-Key", "some").status())
        .isEqualTo(200);
  }

  @Test
  void shouldTakeOnlyKeysThatAreNamed() throws Exception {
    FeedAccess access = new FeedAccess(List.of("mine"), 1);
    try (FeedDesk strict = new FeedDesk(FeedDesk.LAGS, time -> time, access, Duration.ofHours(1))) {
      assertThat(strict.get("/opticodds/fixtures?league=nba&key=mine").status()).isEqualTo(200);
      assertThat(strict.get("/opticodds/fixtures?league=nba&key=other").status()).isEqualTo(401);
    }
    assertThat(access.toString()).doesNotContain("mine");
  }

  @Test
  void shouldAllowSoManyRequestsAWindow() throws Exception {
    RequestWindow window = new RequestWindow(desk.clock, Duration.ofSeconds(15), 2_500);
    for (int i = 0; i < 2_500; i++) {
      assertThat(window.allows("a")).isTrue();
    }
    assertThat(window.allows("a")).isFalse();
    assertThat(window.allows("b")).isTrue();
    desk.at(14.9);
    assertThat(window.allows("a")).isFalse();
    desk.at(15);
    assertThat(window.allows("a")).isTrue();
  }

  @Test
  void shouldAnswerTooManyWhenTheWindowIsFull() throws Exception {
    for (int i = 0; i < 2_500; i++) {
      assertThat(desk.get(RESULTS).status()).isEqualTo(200);
    }
    FeedDesk.Reply reply = desk.get(RESULTS);
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.body().path("error").textValue()).isNotBlank();
    assertThat(desk.get(RESULTS.replace("some", "other")).status()).isEqualTo(200);
  }
}
