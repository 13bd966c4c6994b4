package io.tipoff.exchange.feeds;

import static io.tipoff.exchange.feeds.FeedDesk.live;
import static io.tipoff.exchange.feeds.FeedDesk.locked;
import static io.tipoff.exchange.feeds.FeedDesk.odds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.exchange.world.Bet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TheOddsApiTest {
  private static final String SPORT = "/theoddsapi/v4/sports/basketball_nba/odds";
  private static final String PATH = SPORT + "?apiKey=some&regions=us,eu&oddsFormat=american";

  private FeedDesk desk;

  @BeforeEach
  void open() throws Exception {
    desk = FeedDesk.open();
    desk.played(FeedDesk.scheduled(), 0);
    desk.feeds.priced(odds("pinnacle", Bet.MONEYLINE, -156, 132, 0));
    desk.feeds.priced(odds("pinnacle", Bet.SPREAD, -108, 100, 0));
    desk.feeds.priced(odds("caesars", Bet.TOTAL, -105, -115, 0));
    desk.at(60);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void shouldTellOddsOfTheMarketsAndRegionsAskedFor() throws Exception {
    JsonNode event = desk.get(PATH + "&markets=h2h,spreads,totals").body().path(0);

    assertThat(event.path("id").textValue()).matches("[0-9a-f]{32}");
    assertThat(event.path("sport_key").textValue()).isEqualTo("basketball_nba");
    assertThat(event.path("commence_time").textValue()).isEqualTo("2026-10-24T23:30:00Z");
    assertThat(event.path("home_team").textValue()).isEqualTo("Summit Goats");
    assertThat(event.at("/bookmakers/0/key").textValue()).isEqualTo("pinnacle");
    assertThat(event.at("/bookmakers/0/markets/0/outcomes").toString())
        .isEqualTo(
            "[{\"name\":\"Summit Goats\",\"price\":132},{\"name\":\"Harbor Gulls\",\"price\":-156}]");
    assertThat(event.at("/bookmakers/0/markets/1/outcomes").toString())
        .isEqualTo(
            "[{\"name\":\"Summit Goats\",\"price\":100,\"point\":3.5},"
                + "{\"name\":\"Harbor Gulls\",\"price\":-108,\"point\":-3.5}]");
    assertThat(event.at("/bookmakers/1/key").textValue()).isEqualTo("williamhill_us");
    assertThat(event.at("/bookmakers/1/markets/0/outcomes").toString())
        .isEqualTo(
            "[{\"name\":\"Over\",\"price\":-105,\"point\":220.5},"
                + "{\"name\":\"Under\",\"price\":-115,\"point\":220.5}]");
    JsonNode american = desk.get(PATH.replace("us,eu", "us") + "&markets=h2h").body().path(0);
    assertThat(american.path("bookmakers")).isEmpty();
    JsonNode decimal = desk.get(SPORT + "?apiKey=some&regions=eu&dateFormat=unix").body().path(0);
    assertThat(decimal.at("/bookmakers/0/markets/0/outcomes/0/price").doubleValue())
        .isEqualTo(2.32);
    assertThat(decimal.path("commence_time").longValue()).isEqualTo(1_792_884_600L);
  }

  /** It looks every forty seconds and tells five seconds later. */
  @Test
  void shouldTellNewOddsOnlyAfterItsDelay() throws Exception {
    desk.feeds.priced(odds("pinnacle", Bet.MONEYLINE, 110, -120, 90));
    String price = "/0/bookmakers/0/markets/0/outcomes/1/price";
    String update = "/0/bookmakers/0/last_update";

    JsonNode before = desk.at(124.9).get(PATH).body();
    assertThat(before.at(price).intValue()).isEqualTo(-156);
    assertThat(before.at(update).textValue()).isEqualTo("2026-10-24T23:01:20Z");
    JsonNode after = desk.at(125).get(PATH).body();
    assertThat(after.at(price).intValue()).isEqualTo(110);
    assertThat(after.at(update).textValue()).isEqualTo("2026-10-24T23:02:00Z");
  }

  @Test
  void shouldLeaveOutWhatIsLockedAndGamesThatAreOver() throws Exception {
    desk.feeds.priced(locked("pinnacle", Bet.MONEYLINE, -156, 132, 70));
    desk.played(live(1, 720, 0, 0), 70);
    JsonNode event = desk.at(200).get(PATH).body().path(0);
    assertThat(event.path("bookmakers")).isEmpty();
    desk.played(FeedDesk.ended(1, 4, 2), 210);
    assertThat(desk.at(300).get(PATH).body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"us, h2h, 1", "'us,eu', h2h, 2", "'us,eu,uk', 'h2h,spreads,totals', 9", "us, '', 1"})
  void shouldCostMarketsTimesRegions(String regions, String markets, int cost) throws Exception {
    FeedDesk.Reply reply =
        desk.get(SPORT + "?apiKey=some&regions=" + regions + "&markets=" + markets);

    assertThat(reply.header("x-requests-last")).isEqualTo("" + cost);
    assertThat(reply.header("x-requests-used")).isEqualTo("" + cost);
    assertThat(reply.header("x-requests-remaining")).isEqualTo("" + (20_000 - cost));
    FeedDesk.Reply sports = desk.get("/theoddsapi/v4/sports?apiKey=some");
    assertThat(sports.header("x-requests-last")).isEqualTo("0");
    assertThat(sports.header("x-requests-used")).isEqualTo("" + cost);
    assertThat(sports.body()).hasSize(3);
  }

  @Test
  void shouldRefuseWhoHasNoCreditsLeft() throws Exception {
    try (FeedDesk poor =
        new FeedDesk(
            FeedDesk.LAGS, time -> time, new FeedAccess(List.of(), 3), Duration.ofHours(1))) {
      assertThat(poor.get(PATH).status()).isEqualTo(200);
      FeedDesk.Reply reply = poor.get(PATH);
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.body().path("error_code").textValue()).isEqualTo("OUT_OF_USAGE_CREDITS");
      assertThat(poor.get(PATH.replace("us,eu", "us")).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/basketball_nba/odds?regions=us, 401, MISSING_KEY",
    "/basketball_nba/odds?apiKey=some, 422, MISSING_REGION",
    "/basketball_nba/odds?apiKey=some&regions=mars, 422, INVALID_REGION",
    "/basketball_nba/odds?apiKey=some&regions=us&markets=x, 422, INVALID_MARKET",
    "/basketball_nba/odds?apiKey=some&regions=us&oddsFormat=x, 422, INVALID_ODDS_FORMAT",
    "/basketball_nba/odds?apiKey=some&regions=us&dateFormat=x, 422, INVALID_DATE_FORMAT",
    "/curling/odds?apiKey=some&regions=us, 404, UNKNOWN_SPORT",
    "/basketball_nba/scores?apiKey=some&regions=us, 404, ''",
  })
  void shouldRefuseWrongParameters(String path, int status, String code) throws Exception {
    FeedDesk.Reply reply = desk.get("/theoddsapi/v4/sports" + path);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body().path("error_code").textValue()).isEqualTo(code);
    assertThat(reply.body().path("message").textValue()).isNotBlank();
  }

  @Test
  void shouldAllowThirtyRequestsASecond() throws Exception {
    for (int i = 0; i < 30; i++) {
      assertThat(desk.get(PATH).status()).isEqualTo(200);
    }
    FeedDesk.Reply reply = desk.get(PATH);
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.body().path("error_code").textValue()).isEqualTo("EXCEEDED_FREQ_LIMIT");
    assertThat(desk.at(61).get(PATH).status()).isEqualTo(200);
  }
}
