package io.tipoff.exchange.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every answer against the venue's own schemas. */
class SchemaTest {
  private Venue venue;
  private VenueSchemas schemas;
  private final Set<String> seen = new TreeSet<>();

  @BeforeEach
  void open() {
    assumeTrue(
        VenueSchemas.exist(), "skipped: the venue's schemas are not at " + VenueSchemas.FOLDER);
    schemas = VenueSchemas.load();
    venue = Venue.open();
  }

  @AfterEach
  void close() {
    if (venue != null) {
      venue.close();
    }
  }

  private JsonNode get(String path) {
    return checked("GET", path, venue.get(path));
  }

  private JsonNode own(String path) {
    return checked("GET", path, venue.get(venue.ann, path));
  }

  private JsonNode post(String path, String body) {
    return checked("POST", path, venue.post(venue.ann, path, body));
  }

  private JsonNode checked(String method, String path, Venue.Answer answer) {
    assertThat(answer.status()).as(method + " " + path).isEqualTo(200);
    seen.add(schemas.check(method, path, answer.body()));
    return answer.body();
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private void tradeALittle() {
    venue.trade(Venue.GAME, "0.40", "5");
    venue.trade(Venue.FINE, "0.405", "1.5");
    venue.trade(Venue.TOTAL, "0.601", "3");
    venue.trade(Venue.SPREAD, "0.50", "2");
    venue.settle(Venue.TOTAL, "0");
    venue.order(venue.bob, "BUY_LONG", "0.39", "8");
    venue.order(venue.bob, "BUY_SHORT", "0.41", "8");
    venue.server.play(Venue.EVENT, new GameState("54-51", "07:41", "Q3", true, false, 0));
    venue.server.play(
        "nba-oak-elm-2026-10-01", new GameState("99-98", "00:00", "FT", false, true, 1L << 60));
  }

  @Test
  void shouldAnswerEveryCallAsItsSchemaSays() {
    tradeALittle();
    publicCalls();
    orderCalls();
    own("/v1/portfolio/positions?limit=1");
    own("/v1/portfolio/positions");
    own("/v1/portfolio/activities?limit=2");
    own("/v1/portfolio/activities");
    own("/v1/account/balances");

    assertThat(seen).isEqualTo(new TreeSet<>(schemas.calls()));
  }

  private void publicCalls() {
    JsonNode event = get("/v1/events").path("events").path(0);
    get("/v1/events/slug/" + Venue.EVENT);
    get("/v1/events/" + event.path("id").textValue());
    JsonNode market = get("/v1/markets").path("markets").path(0);
    get("/v1/market/id/" + market.path("id").textValue());
    get("/v1/market/slug/" + Venue.TOTAL);
    for (String slug : List.of(Venue.GAME, Venue.TOTAL, Venue.FINE)) {
      get("/v1/markets/" + slug + "/book");
      get("/v1/markets/" + slug + "/bbo");
    }
    get("/v1/markets/" + Venue.TOTAL + "/settlement");
    get("/v1/partners/opticodds/events/20261001%08X".formatted(Venue.EVENT.hashCode()));
    for (JsonNode found : venue.get("/v1/search?query=nba").body().path("events")) {
      schemas.checkNamed("gateway.market.v1.Event", found);
    }
    for (JsonNode found : venue.get("/v2/leagues/nba/events").body().path("events")) {
      schemas.checkNamed("gateway.market.v1.Event", found);
    }
  }

  private void orderCalls() {
    String sync = ",\"synchronousExecution\":true";
    String id = post("/v1/orders", limit("0.40", "5", "")).path("id").textValue();
    post("/v1/orders", limit("0.41", "9", sync));
    post("/v1/orders", limit("0.405", "9", sync));
    post(
        "/v1/orders",
        limit("0.10", "1", sync + ",\"goodTillTime\":\"2099-01-01T00:00:00Z\"")
            .replace("GOOD_TILL_CANCEL", "GOOD_TILL_DATE"));
    post(
        "/v1/orders",
        """
        {"marketSlug":"%s","intent":"ORDER_INTENT_BUY_LONG","type":"ORDER_TYPE_MARKET",
         "cashOrderQty":{"value":"2","currency":"USD"},"synchronousExecution":true,
         "manualOrderIndicator":"MANUAL_ORDER_INDICATOR_AUTOMATIC"}"""
            .formatted(Venue.GAME));
    own("/v1/orders/open");
    own("/v1/order/" + id);
    post("/v1/order/preview", "{\"request\":" + limit("0.41", "1", "") + "}");
    post("/v1/orders/batched", "{\"orders\":[" + limit("0.20", "1", "") + "]}");
    String entry = "{\"orders\":[{\"orderId\":\"%s\",\"marketSlug\":\"%s\"%s}]}";
    post("/v1/orders/batched/modify", entry.formatted(id, Venue.GAME, ",\"quantity\":4"));
    post("/v1/order/" + id + "/modify", "{\"marketSlug\":\"" + Venue.GAME + "\",\"quantity\":3}");
    post("/v1/order/" + id + "/cancel", "{\"marketSlug\":\"" + Venue.GAME + "\"}");
    post("/v1/orders/batched/cancel", entry.formatted(id, Venue.GAME, ""));
    post(
        "/v1/order/close-position",
        """
        {"marketSlug":"%s","synchronousExecution":true,
         "manualOrderIndicator":"MANUAL_ORDER_INDICATOR_AUTOMATIC"}"""
            .formatted(Venue.GAME));
    post("/v1/orders/open/cancel", "{\"slugs\":[]}");
  }

  private static String limit(String price, String quantity, String more) {
    return Venue.limit(Venue.GAME, "BUY_LONG", price, quantity, more);
  }

  @Test
  void shouldTellOfAnOpenMarketWhatTheDocumentsTell() {
    tradeALittle();

    JsonNode market = get("/v1/market/slug/" + Venue.SPREAD).path("market");
    JsonNode game = get("/v1/market/slug/" + Venue.GAME).path("market");

    assertThat(names(game))
        .contains(
            "id",
            "question",
            "title",
            "slug",
            "category",
            "status",
            "ep3Status",
            "active",
            "closed",
            "startDate",
            "endDate",
            "orderPriceMinTickSize",
            "minimumTradeQty",
            "marketSides",
            "bestBidQuote",
            "bestAskQuote",
            "bestBid",
            "bestAsk",
            "sportsMarketType",
            "sportsMarketTypeV2",
            "outcomes",
            "outcomePrices");
    assertThat(names(market)).contains("line");
    assertThat(game.path("id").isTextual()).isTrue();
    assertThat(names(game.at("/marketSides/0")))
        .contains(
            "id",
            "identifier",
            "description",
            "long",
            "tradable",
            "price",
            "quote",
            "teamId",
            "team",
            "marketId");
  }

  @Test
  void shouldTellOfOrdersAndExecutionsWhatTheDocumentsTell() {
    tradeALittle();

    JsonNode answer = post("/v1/orders", limit("0.41", "9", ",\"synchronousExecution\":true"));
    JsonNode fill = answer.path("executions").path(1);

    Set<String> order = schemas.fields("Order");
    order.removeAll(List.of("goodTillTime", "cashOrderQty"));
    assertThat(names(fill.path("order"))).isEqualTo(order);
    Set<String> execution = schemas.fields("Execution");
    execution.removeAll(
        List.of("orderRejectReason", "unsolicitedCancelReason", "commissionSpreadPx"));
    assertThat(names(fill)).isEqualTo(execution);
  }

  @Test
  void shouldTellOfPositionsAndBalancesWhatTheDocumentsTell() {
    tradeALittle();

    JsonNode position = own("/v1/portfolio/positions").path("positions").path(Venue.GAME);
    JsonNode balance = own("/v1/account/balances").at("/balances/0");

    assertThat(names(position)).isEqualTo(schemas.fields("UserPosition"));
    assertThat(names(position.path("marketMetadata")))
        .containsExactlyInAnyOrder("slug", "icon", "title", "outcome", "eventSlug");
    Set<String> balances = schemas.fields("UserBalance");
    balances.remove("balanceReservation");
    assertThat(names(balance)).isEqualTo(balances);
  }

  @Test
  void shouldStreamWhatTheSchemasSay() {
    try (Stream personal = Stream.personal(venue, venue.ann);
        Stream market = Stream.markets(venue, venue.ann)) {
      personal.subscribe("o", "ORDER").subscribe("p", "POSITION").subscribe("b", "ACCOUNT_BALANCE");
      schemas.checkNamed("UserBalance", personal.next().at("/accountBalancesSnapshot/balances/0"));
      market
          .subscribe("m", "MARKET_DATA", Venue.GAME)
          .subscribe("l", "MARKET_DATA_LITE", Venue.GAME);
      market.next(2);
      venue.trade(Venue.GAME, "0.40", "5");

      List<String> kinds = new ArrayList<>();
      for (JsonNode frame : personal.next(4)) {
        kinds.add(String.join("", names(frame)));
        if (frame.has("orderSubscriptionUpdate")) {
          schemas.checkNamed("Execution", frame.at("/orderSubscriptionUpdate/execution"));
        }
        if (frame.has("positionSubscription")) {
          schemas.checkNamed("UserPosition", frame.at("/positionSubscription/afterPosition"));
        }
        if (frame.has("accountBalancesUpdate")) {
          JsonNode change = frame.at("/accountBalancesUpdate/balanceChange");
          schemas.checkNamed("UserBalance", change.path("afterBalance"));
        }
      }
      assertThat(kinds).hasSize(4).anyMatch(kind -> kind.startsWith("position"));
      for (JsonNode frame : market.next(2)) {
        if (frame.has("marketData")) {
          schemas.checkNamed("shared.market_data.v1.MarketData", frame.path("marketData"));
        } else {
          schemas.checkNamed("shared.market_data.v1.MarketDataLite", frame.path("marketDataLite"));
        }
      }
    }
  }
}
