package io.tipoff.exchange.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaginationTest {
  private final ManualClock clock = new ManualClock("2026-10-01T20:00:00Z");
  private final Venue venue = Venue.open(settings -> settings.withClock(clock));

  @AfterEach
  void close() {
    venue.close();
  }

  private static String encoded(String cursor) {
    return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
  }

  /** Opens so many markets in which Ann holds one contract each. */
  private void hold(int count) {
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    for (int i = 0; i < count; i++) {
      MarketId id = new MarketId("tec-%03d".formatted(i));
      venue.server.with(
          (exchange, now) -> {
            exchange.list(Market.of(id, rules), MarketState.OPEN, now);
            return true;
          });
      venue.trade(id.slug(), "0.40", "1");
    }
  }

  private List<String> slugs(JsonNode positions) {
    List<String> slugs = new ArrayList<>();
    positions.path("positions").fieldNames().forEachRemaining(slugs::add);
    return slugs;
  }

  @Test
  void shouldPagePositionsUntilTheEnd() {
    hold(105);

    JsonNode first = venue.get(venue.ann, "/v1/portfolio/positions").body();
    assertThat(slugs(first)).hasSize(100);
    assertThat(first.path("eof").booleanValue()).isFalse();
    String cursor = first.path("nextCursor").textValue();
    JsonNode second =
        venue.get(venue.ann, "/v1/portfolio/positions?cursor=" + encoded(cursor)).body();

    assertThat(slugs(second))
        .containsExactly("tec-100", "tec-101", "tec-102", "tec-103", "tec-104");
    assertThat(second.path("eof").booleanValue()).isTrue();
    assertThat(second.path("nextCursor").textValue()).isEmpty();
  }

  @Test
  void shouldTakeOnlyEncodedCursors() {
    hold(3);
    JsonNode first = venue.get(venue.ann, "/v1/portfolio/positions?limit=1").body();
    String cursor = first.path("nextCursor").textValue();

    assertThat(cursor).contains("+").contains("/").contains("=");
    assertThat(venue.get(venue.ann, "/v1/portfolio/positions?cursor=" + cursor).status())
        .isEqualTo(400);
    assertThat(
            slugs(
                venue
                    .get(venue.ann, "/v1/portfolio/positions?limit=1&cursor=" + encoded(cursor))
                    .body()))
        .containsExactly("tec-001");
    assertThat(venue.get(venue.ann, "/v1/portfolio/positions?cursor=x").status()).isEqualTo(400);
  }

  @Test
  void shouldEndExactlyAtTheLastPosition() {
    hold(2);

    JsonNode both = venue.get(venue.ann, "/v1/portfolio/positions?limit=2").body();

    assertThat(slugs(both)).hasSize(2);
    assertThat(both.path("eof").booleanValue()).isTrue();
  }

  @Test
  void shouldKeepItsPlaceWhenPositionsGo() {
    hold(4);
    JsonNode first = venue.get(venue.ann, "/v1/portfolio/positions?limit=2").body();
    venue.settle("tec-000", "1");

    JsonNode second =
        venue
            .get(
                venue.ann,
                "/v1/portfolio/positions?limit=2&cursor="
                    + encoded(first.path("nextCursor").textValue()))
            .body();

    assertThat(slugs(second)).containsExactly("tec-002", "tec-003");
  }

  @Test
  void shouldTellThePositionOfOneMarket() {
    venue.trade(Venue.FINE, "0.40", "1.5");
    venue.trade(Venue.GAME, "0.40", "3");

    JsonNode positions =
        venue.get(venue.ann, "/v1/portfolio/positions?market=" + Venue.FINE).body();
    JsonNode bobs = venue.get(venue.bob, "/v1/portfolio/positions").body();

    assertThat(slugs(positions)).containsExactly(Venue.FINE);
    JsonNode position = positions.path("positions").path(Venue.FINE);
    assertThat(position.path("netPositionDecimal").textValue()).isEqualTo("1.5000");
    assertThat(position.path("netPosition").textValue()).isEqualTo("2");
    assertThat(position.at("/cost/value").textValue()).isEqualTo("0.60");
    assertThat(position.at("/marketMetadata/slug").textValue()).isEqualTo(Venue.FINE);
    assertThat(bobs.path("positions").path(Venue.GAME).path("netPositionDecimal").textValue())
        .isEqualTo("-3.0000");
  }

  @Test
  void shouldTellWhatWasHeldWhenTheTradeDayBegan() {
    venue.trade(Venue.GAME, "0.40", "3");
    clock.pass(Duration.ofHours(2));
    venue.trade(Venue.GAME, "0.40", "4");

    JsonNode position =
        venue.get(venue.ann, "/v1/portfolio/positions").body().path("positions").path(Venue.GAME);

    assertThat(position.path("netPositionDecimal").textValue()).isEqualTo("7.0000");
    assertThat(position.path("bodPositionDecimal").textValue()).isEqualTo("3.0000");
  }

  private List<JsonNode> activities(String parameters) {
    List<JsonNode> all = new ArrayList<>();
    String cursor = "";
    JsonNode page;
    do {
      page =
          venue
              .get(
                  venue.ann,
                  "/v1/portfolio/activities?limit=2"
                      + parameters
                      + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor)))
              .body();
      page.path("activities").forEach(all::add);
      cursor = page.path("nextCursor").textValue();
    } while (!page.path("eof").booleanValue());
    return all;
  }

  private static List<String> types(List<JsonNode> activities) {
    return activities.stream()
        .map(one -> one.path("type").textValue().replace("ACTIVITY_TYPE_", ""))
        .toList();
  }

  @Test
  void shouldPageActivitiesNewestFirst() {
    venue.trade(Venue.GAME, "0.40", "3");
    venue.trade(Venue.TOTAL, "0.30", "2");
    venue.settle(Venue.GAME, "1");

    List<JsonNode> all = activities("");

    assertThat(types(all))
        .containsExactly("POSITION_RESOLUTION", "TRADE", "TRADE", "ACCOUNT_DEPOSIT");
    JsonNode resolution = all.get(0).path("positionResolution");
    assertThat(resolution.path("side").textValue()).isEqualTo("POSITION_RESOLUTION_SIDE_LONG");
    assertThat(resolution.at("/beforePosition/netPositionDecimal").textValue()).isEqualTo("3.0000");
    JsonNode trade = all.get(1).path("trade");
    assertThat(trade.path("marketSlug").textValue()).isEqualTo(Venue.TOTAL);
    assertThat(trade.at("/price/value").textValue()).isEqualTo("0.3000");
    assertThat(trade.path("qtyDecimal").textValue()).isEqualTo("2.0000");
    assertThat(trade.path("isAggressor").booleanValue()).isTrue();
    assertThat(trade.at("/costBasis/value").textValue()).isEqualTo("0.60");
    assertThat(all.get(3).at("/accountBalanceChange/amount/value").textValue())
        .isEqualTo("10000.00");
  }

  @Test
  void shouldTellThePriceOfSalesAndWhatTheyMade() {
    venue.trade(Venue.GAME, "0.40", "3");
    venue.order(venue.bob, "BUY_LONG", "0.45", "2");
    venue.order(venue.ann, "SELL_LONG", "0.45", "2");

    JsonNode sale = activities("").getFirst().path("trade");

    assertThat(sale.at("/price/value").textValue()).isEqualTo("0.4500");
    assertThat(sale.path("qty").textValue()).isEqualTo("2");
    assertThat(sale.at("/realizedPnl/value").textValue()).isEqualTo("0.10");
  }

  @Test
  void shouldTurnTheOrderOfActivities() {
    venue.trade(Venue.GAME, "0.40", "3");
    venue.trade(Venue.TOTAL, "0.30", "2");

    List<JsonNode> ascending = activities("&sortOrder=SORT_ORDER_ASCENDING");

    assertThat(ascending.reversed()).isEqualTo(activities("&sortOrder=SORT_ORDER_DESCENDING"));
    assertThat(types(ascending)).containsExactly("ACCOUNT_DEPOSIT", "TRADE", "TRADE");
  }

  @Test
  void shouldFilterActivities() {
    venue.trade(Venue.GAME, "0.40", "3");
    clock.pass(Duration.ofMinutes(1));
    venue.trade(Venue.TOTAL, "0.30", "2");
    venue.settle(Venue.GAME, "0");

    assertThat(types(activities("&marketSlug=" + Venue.GAME)))
        .containsExactly("POSITION_RESOLUTION", "TRADE");
    assertThat(types(activities("&types=ACTIVITY_TYPE_TRADE"))).containsExactly("TRADE", "TRADE");
    assertThat(
            types(
                activities(
                    "&types=ACTIVITY_TYPE_ACCOUNT_DEPOSIT&types=ACTIVITY_TYPE_POSITION_RESOLUTION")))
        .containsExactly("POSITION_RESOLUTION", "ACCOUNT_DEPOSIT");
    assertThat(types(activities("&startTime=2026-10-01T20:00:30Z")))
        .containsExactly("POSITION_RESOLUTION", "TRADE");
    assertThat(types(activities("&endTime=2026-10-01T20:00:30Z")))
        .containsExactly("TRADE", "ACCOUNT_DEPOSIT");
  }

  @Test
  void shouldPageMarketsByOffset() {
    List<String> all = new ArrayList<>();
    JsonNode page;
    do {
      page = venue.get("/v1/markets?limit=4&offset=" + all.size()).body().path("markets");
      page.forEach(market -> all.add(market.path("slug").textValue()));
    } while (page.size() == 4);

    assertThat(all)
        .containsExactlyElementsOf(
            Venue.markets().stream().map(market -> market.id().slug()).toList());
  }
}
