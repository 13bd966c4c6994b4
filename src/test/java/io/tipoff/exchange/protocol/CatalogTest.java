package io.tipoff.exchange.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reference data: what the lists let through, and how things hang together. */
class CatalogTest {
  private final ManualClock clock = new ManualClock("2026-10-01T20:00:30Z");
  private final Venue venue = Venue.open(settings -> settings.withClock(clock));

  @AfterEach
  void close() {
    venue.close();
  }

  private List<String> slugs(String path, String list) {
    List<String> slugs = new ArrayList<>();
    venue.get(path).body().path(list).forEach(one -> slugs.add(one.path("slug").textValue()));
    return slugs;
  }

  @Test
  void shouldFilterMarkets() {
    JsonNode game = venue.get("/v1/market/slug/" + Venue.GAME).body().path("market");
    int gameId = venue.get("/v1/events/slug/" + Venue.EVENT).body().at("/event/gameId").intValue();
    venue.settle(Venue.TOTAL, "1");

    assertThat(slugs("/v1/markets?slug=" + Venue.GAME + "&slug=" + Venue.FINE, "markets"))
        .containsExactly(Venue.GAME, Venue.FINE);
    assertThat(slugs("/v1/markets?id=" + game.path("id").textValue(), "markets"))
        .containsExactly(Venue.GAME);
    assertThat(slugs("/v1/markets?gameId=" + gameId, "markets"))
        .containsExactly(Venue.GAME, Venue.SPREAD, Venue.TOTAL);
    assertThat(slugs("/v1/markets?closed=true", "markets")).containsExactly(Venue.TOTAL);
    assertThat(slugs("/v1/markets?active=true", "markets")).hasSize(5).doesNotContain(Venue.TOTAL);
    assertThat(slugs("/v1/markets?sportsMarketTypes=SPORTS_MARKET_TYPE_MONEYLINE", "markets"))
        .containsExactly(Venue.GAME, Venue.FINE);
    assertThat(slugs("/v1/markets?marketTypes=totals&active=true", "markets")).hasSize(1);
    assertThat(slugs("/v1/markets?categories=politics", "markets")).isEmpty();
    assertThat(slugs("/v1/markets?orderDirection=desc&limit=1&offset=5", "markets"))
        .containsExactly(Venue.GAME);
  }

  @Test
  void shouldTellWhatAMarketIs() {
    venue.order(venue.bob, Venue.SPREAD, "BUY_LONG", "0.40", "5");

    JsonNode market = venue.get("/v1/market/slug/" + Venue.SPREAD).body().path("market");

    assertThat(market.path("line").decimalValue()).isEqualByComparingTo("3.5");
    assertThat(market.path("bestBid").decimalValue()).isEqualByComparingTo("0.40");
    assertThat(market.has("bestAskQuote")).isFalse();
    JsonNode sides = market.path("marketSides");
    assertThat(sides.at("/0/long").booleanValue()).isTrue();
    assertThat(sides.at("/0/description").textValue()).isEqualTo("Harbor Gulls");
    assertThat(sides.at("/0/teamId").intValue()).isNotEqualTo(sides.at("/1/teamId").intValue());
    assertThat(sides.at("/1/price").textValue()).isEqualTo("0.6");
    JsonNode fine = venue.get("/v1/market/slug/" + Venue.FINE).body().path("market");
    assertThat(fine.path("orderPriceMinTickSize").decimalValue()).isEqualByComparingTo("0.005");
    assertThat(fine.path("minimumTradeQty").decimalValue()).isEqualByComparingTo("0.01");
    JsonNode total = venue.get("/v1/market/slug/" + Venue.TOTAL).body().path("market");
    assertThat(total.path("line").decimalValue()).isEqualByComparingTo("220.5");
    assertThat(total.at("/marketSides/1/description").textValue()).isEqualTo("Under");
  }

  @Test
  void shouldTellWhatAResolvedMarketPaid() {
    venue.settle(Venue.GAME, "0");

    JsonNode market = venue.get("/v1/market/slug/" + Venue.GAME).body().path("market");

    assertThat(market.path("status").textValue()).isEqualTo("MARKET_STATUS_RESOLVED");
    assertThat(market.path("closed").booleanValue()).isTrue();
    assertThat(market.at("/marketSides/0/price").textValue()).isEqualTo("0");
    assertThat(market.at("/marketSides/1/price").textValue()).isEqualTo("1");
    assertThat(market.at("/marketSides/1/tradable").booleanValue()).isFalse();
  }

  @Test
  void shouldFindEvents() {
    assertThat(slugs("/v1/events", "events")).hasSize(2);
    assertThat(slugs("/v1/events?slug=" + Venue.EVENT, "events")).containsExactly(Venue.EVENT);
    assertThat(slugs("/v1/events?eventDate=2026-10-02", "events")).isEmpty();
    assertThat(slugs("/v1/events?seriesId=1&categories=sports", "events")).hasSize(2);
    assertThat(slugs("/v1/events?closed=true", "events")).isEmpty();
    assertThat(slugs("/v1/search?query=GULLS", "events")).containsExactly(Venue.EVENT);
    assertThat(slugs("/v1/search?query=gulls&status=closed", "events")).isEmpty();
    assertThat(slugs("/v1/search?limit=1&page=2", "events"))
        .containsExactly("nba-oak-elm-2026-10-01");
    assertThat(slugs("/v2/leagues/nba/events", "events")).hasSize(2);
    assertThat(slugs("/v2/leagues", "leagues")).containsExactly("nba");
    assertThat(slugs("/v1/series", "series")).containsExactly("nba");
  }

  @Test
  void shouldTellHowAGameStands() {
    venue.server.play(Venue.EVENT, new GameState("54-51", "07:41", "Q3", true, false, 0));

    JsonNode event = venue.get("/v1/events/slug/" + Venue.EVENT).body().path("event");

    assertThat(event.path("score").textValue()).isEqualTo("54-51");
    assertThat(event.at("/eventState/elapsed").textValue()).isEqualTo("07:41");
    assertThat(event.path("live").booleanValue()).isTrue();
    assertThat(slugs("/v1/events?live=true", "events")).containsExactly(Venue.EVENT);
    assertThat(slugs("/v1/search?status=upcoming", "events")).doesNotContain(Venue.EVENT);
  }

  @Test
  void shouldMapAFixtureOfOpticOdds() {
    String fixture = new FixtureOf(venue).event(Venue.EVENT);

    JsonNode body = venue.get("/v1/partners/opticodds/events/" + fixture).body();

    assertThat(body.at("/event/slug").textValue()).isEqualTo(Venue.EVENT);
    List<String> sides = new ArrayList<>();
    body.path("mappedMarketSides")
        .forEach(
            side ->
                sides.add(
                    side.path("externalMarketType").textValue()
                        + " "
                        + side.path("externalNormalizedSelection").textValue()
                        + side.path("externalSelectionLine").textValue()
                        + " "
                        + side.path("externalPoints").textValue()));
    assertThat(sides)
        .containsExactly(
            "moneyline harbor_gulls ",
            "moneyline summit_goats ",
            "point_spread harbor_gulls 3.5",
            "point_spread summit_goats -3.5",
            "total_points over 220.5",
            "total_points under 220.5");
  }

  /** Where a test learns how an event is called at OpticOdds. */
  private record FixtureOf(Venue venue) {
    String event(String slug) {
      String day = slug.substring(slug.length() - 10).replace("-", "");
      return day + "%08X".formatted(slug.hashCode());
    }
  }

  @Test
  void shouldTellTeamsByProvider() {
    JsonNode teams = venue.get("/v1/sports/teams/provider").body().path("teams");
    String id = teams.fieldNames().next();

    assertThat(teams).hasSize(4);
    JsonNode one =
        venue
            .get("/v1/sports/teams/provider?provider=PROVIDER_OPTICODDS&league=nba&teamIds=" + id)
            .body()
            .path("teams");
    assertThat(one).hasSize(1);
    assertThat(one.path(id).at("/providerIds/0/providerId").textValue()).isEqualTo(id);
    assertThat(venue.get("/v1/sports/teams/provider?provider=PROVIDER_GRID").body().path("teams"))
        .isEmpty();
    assertThat(venue.get("/v1/sports/teams?filters.abbreviation=hbr").body().path("teams"))
        .hasSize(1);
  }

  @Test
  void shouldRememberPrices() {
    String path = "/v1/price-history?symbol=" + Venue.GAME + "&fixedInterval=INTERVAL_1H&fidelity=";
    venue.order(venue.bob, "BUY_LONG", "0.40", "5");
    venue.order(venue.bob, "BUY_SHORT", "0.45", "5");
    clock.pass(Duration.ofMinutes(1));
    venue.order(venue.bob, "BUY_LONG", "0.42", "5");
    clock.pass(Duration.ofMinutes(2));
    venue.order(venue.bob, "BUY_LONG", "0.43", "5");

    JsonNode history = venue.get(path + "1").body().path("history");

    assertThat(history).hasSize(3);
    assertThat(history.at("/0/longPrice").decimalValue()).isEqualByComparingTo("0.45");
    assertThat(history.at("/0/shortPrice").decimalValue()).isEqualByComparingTo("0.60");
    assertThat(history.at("/1/shortPrice").decimalValue()).isEqualByComparingTo("0.58");
    long first = history.at("/0/timestamp").longValue();
    assertThat(first).isEqualTo(1_790_884_830L);
    assertThat(venue.get(path + "5").body().path("history")).hasSize(1);
    String custom =
        "/v1/price-history?symbol=%s&fidelity=1&timestamp.startTimestamp=%d&timestamp.endTimestamp=%d"
            .formatted(Venue.GAME, first + 1, first + 60);
    assertThat(venue.get(custom).body().path("history")).hasSize(1);
    assertThat(
            venue
                .get("/v1/price-history?symbol=x&fixedInterval=INTERVAL_ALL&fidelity=180")
                .body()
                .toString())
        .isEqualTo("{\"history\":[]}");
  }

  @Test
  void shouldPageIncentives() {
    JsonNode first = venue.get(venue.ann, "/v1/incentives?page_size=4").body();
    assertThat(first.path("programs")).hasSize(4);
    assertThat(first.at("/programs/0/timePeriods/0/programType").textValue())
        .isEqualTo("liquidityProgram");

    String token = first.path("nextPageToken").textValue();
    JsonNode second =
        venue
            .get(
                venue.ann,
                "/v1/incentives?page_size=4&page_token="
                    + token.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D"))
            .body();

    assertThat(second.path("programs")).hasSize(2);
    assertThat(second.path("nextPageToken").textValue()).isEmpty();
    assertThat(
            venue
                .get(venue.ann, "/v1/incentives?symbols=" + Venue.GAME + "&statuses=active")
                .body()
                .path("programs"))
        .hasSize(1);
    assertThat(venue.get(venue.ann, "/v1/incentives?program_type=volumeProgram").body().toString())
        .isEqualTo("{\"programs\":[],\"nextPageToken\":\"\"}");
    assertThat(venue.get(venue.ann, "/v1/incentives/earnings").body().toString())
        .isEqualTo("{\"rewards\":[]}");
  }
}
