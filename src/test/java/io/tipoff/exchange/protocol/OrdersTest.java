package io.tipoff.exchange.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.exchange.protocol.Venue.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrdersTest {
  private static final String UNKNOWN = "ZZZZZZZZZZZZ";

  private final Venue venue = Venue.open();

  @AfterEach
  void close() {
    venue.close();
  }

  private static String batch(List<String> orders) {
    return "{\"orders\":[" + String.join(",", orders) + "]}";
  }

  private static String entry(String orderId, String more) {
    return "{\"orderId\":\"%s\",\"marketSlug\":\"%s\"%s}".formatted(orderId, Venue.GAME, more);
  }

  private static String slug() {
    return "{\"marketSlug\":\"" + Venue.GAME + "\"}";
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.textValue()));
    return texts;
  }

  private List<String> open() {
    List<String> ids = new ArrayList<>();
    venue
        .get(venue.ann, "/v1/orders/open")
        .body()
        .path("orders")
        .forEach(order -> ids.add(order.path("id").textValue()));
    return ids;
  }

  @Test
  void shouldAnswerWithAnIdAlone() {
    Answer answer =
        venue.post(venue.ann, "/v1/orders", Venue.limit(Venue.GAME, "BUY_LONG", "0.40", "5"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().size()).isEqualTo(1);
    assertThat(answer.body().path("id").textValue()).matches("[0-9A-Z]{12}");
    JsonNode order = venue.find(venue.ann, answer.body().path("id").textValue());
    assertThat(order.path("price").path("value").textValue()).isEqualTo("0.4000");
    assertThat(order.path("quantity").isNumber()).isTrue();
    assertThat(order.path("leavesQuantity").intValue()).isEqualTo(5);
    assertThat(order.path("state").textValue()).isEqualTo("ORDER_STATE_NEW");
    assertThat(order.path("outcomeSide").textValue()).isEqualTo("OUTCOME_SIDE_YES");
    assertThat(order.path("action").textValue()).isEqualTo("ORDER_ACTION_BUY");
    assertThat(order.path("commissionsBasisPoints").textValue()).isEqualTo("695");
    assertThat(order.path("makerCommissionsBasisPoints").textValue()).isEqualTo("-125");
  }

  @Test
  void shouldAnswerSynchronousOrdersWithTheirExecutions() {
    venue.order(venue.bob, "BUY_SHORT", "0.40", "3");
    venue.order(venue.bob, "BUY_SHORT", "0.41", "3");

    JsonNode body =
        venue
            .post(
                venue.ann,
                "/v1/orders",
                Venue.limit(
                    Venue.GAME,
                    "BUY_LONG",
                    "0.41",
                    "5",
                    ",\"synchronousExecution\":true,\"maxBlockTime\":\"5\""))
            .body();

    List<String> types = new ArrayList<>();
    body.path("executions").forEach(one -> types.add(one.path("type").textValue()));
    assertThat(types)
        .containsExactly(
            "EXECUTION_TYPE_NEW", "EXECUTION_TYPE_PARTIAL_FILL", "EXECUTION_TYPE_FILL");
    JsonNode last = body.path("executions").path(2);
    assertThat(last.path("lastShares").textValue()).isEqualTo("2");
    assertThat(last.at("/lastPx/value").textValue()).isEqualTo("0.4100");
    assertThat(last.path("aggressor").booleanValue()).isTrue();
    assertThat(last.at("/order/id")).isEqualTo(body.path("id"));
    assertThat(last.at("/order/avgPx/value").textValue()).isEqualTo("0.4040");
  }

  /** It is answered only when Bob has sold, who sells while it is blocked. */
  @Test
  void shouldBlockUntilASynchronousOrderIsDone() throws Exception {
    Thread seller =
        Thread.startVirtualThread(
            () -> {
              while (open().isEmpty()) {
                Thread.onSpinWait();
              }
              venue.order(venue.bob, "BUY_SHORT", "0.40", "5");
            });

    long begun = System.nanoTime();
    JsonNode body =
        venue
            .post(
                venue.ann,
                "/v1/orders",
                Venue.limit(
                    Venue.GAME,
                    "BUY_LONG",
                    "0.40",
                    "5",
                    ",\"synchronousExecution\":true,\"maxBlockTime\":\"10\""))
            .body();

    seller.join();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
    assertThat(body.at("/executions/1/type").textValue()).isEqualTo("EXECUTION_TYPE_FILL");
  }

  @Test
  void shouldNameTheIntentByOutcomeAndActionFirst() {
    venue.trade(Venue.GAME, "0.40", "5");
    String[][] cases = {
      {"OUTCOME_SIDE_YES", "ORDER_ACTION_BUY", "ORDER_INTENT_BUY_LONG", "ORDER_SIDE_BUY"},
      {"OUTCOME_SIDE_YES", "ORDER_ACTION_SELL", "ORDER_INTENT_SELL_LONG", "ORDER_SIDE_SELL"},
      {"OUTCOME_SIDE_NO", "ORDER_ACTION_BUY", "ORDER_INTENT_BUY_SHORT", "ORDER_SIDE_SELL"},
      {"OUTCOME_SIDE_NO", "ORDER_ACTION_SELL", "ORDER_INTENT_SELL_SHORT", "ORDER_SIDE_BUY"}
    };
    for (String[] one : cases) {
      String pair = ",\"outcomeSide\":\"%s\",\"action\":\"%s\"".formatted(one[0], one[1]);
      String body = Venue.limit(Venue.GAME, "BUY_LONG", "0.50", "1", pair);

      JsonNode order =
          venue.post(venue.ann, "/v1/order/preview", "{\"request\":" + body + "}").body();

      assertThat(order.at("/order/intent").textValue()).isEqualTo(one[2]);
      assertThat(order.at("/order/side").textValue()).isEqualTo(one[3]);
    }
  }

  @Test
  void shouldTakeDayOrdersAsGoodTillCancel() {
    String body =
        Venue.limit(Venue.GAME, "BUY_LONG", "0.40", "5").replace("GOOD_TILL_CANCEL", "DAY");

    String id = venue.post(venue.ann, "/v1/orders", body).body().path("id").textValue();

    assertThat(venue.find(venue.ann, id).path("tif").textValue())
        .isEqualTo("TIME_IN_FORCE_GOOD_TILL_CANCEL");
  }

  @Test
  void shouldGiveAnIdToOrdersThatBreakRules() {
    String[][] cases = {
      {Venue.GAME, "1.50", "5", "ORD_REJECT_REASON_PRICE_OUT_OF_BOUNDS"},
      {Venue.GAME, "0.405", "5", "ORD_REJECT_REASON_INVALID_PRICE_INCREMENT"},
      {Venue.GAME, "0.40", "0.5", "ORD_REJECT_REASON_INCORRECT_QUANTITY"},
      {Venue.GAME, "0.40", "1000000", "ORD_REJECT_REASON_EXCHANGE_OPTION"},
      {"no-such-market", "0.40", "5", "ORD_REJECT_REASON_UNKNOWN_MARKET"}
    };
    for (String[] one : cases) {
      Answer answer =
          venue.post(
              venue.ann,
              "/v1/orders",
              Venue.limit(one[0], "BUY_LONG", one[1], one[2], ",\"synchronousExecution\":true"));

      assertThat(answer.status()).isEqualTo(200);
      JsonNode execution = answer.body().at("/executions/0");
      assertThat(execution.path("type").textValue()).isEqualTo("EXECUTION_TYPE_REJECTED");
      assertThat(execution.path("orderRejectReason").textValue()).isEqualTo(one[3]);
      assertThat(execution.at("/order/state").textValue()).isEqualTo("ORDER_STATE_REJECTED");
    }
  }

  @Test
  void shouldModifyAndCancelWithoutSayingWhatBecameOfIt() {
    String id = venue.order(venue.ann, "BUY_LONG", "0.40", "5");

    Answer modified =
        venue.post(
            venue.ann,
            "/v1/order/" + id + "/modify",
            "{\"marketSlug\":\"%s\",\"price\":{\"value\":\"0.42\",\"currency\":\"USD\"},\"quantity\":7}"
                .formatted(Venue.GAME));

    assertThat(modified.text()).isEqualTo("{}");
    JsonNode order = venue.find(venue.ann, id);
    assertThat(order.at("/price/value").textValue()).isEqualTo("0.4200");
    assertThat(order.path("quantity").intValue()).isEqualTo(7);

    assertThat(venue.post(venue.ann, "/v1/order/" + id + "/cancel", slug()).text()).isEqualTo("{}");
    assertThat(venue.find(venue.ann, id).path("state").textValue())
        .isEqualTo("ORDER_STATE_CANCELED");
    assertThat(venue.post(venue.ann, "/v1/order/" + id + "/cancel", slug()).status())
        .isEqualTo(200);
  }

  @Test
  void shouldNotFindOrdersOfOthers() {
    String id = venue.order(venue.bob, "BUY_LONG", "0.40", "5");

    assertThat(venue.get(venue.ann, "/v1/order/" + id).status()).isEqualTo(404);
    assertThat(venue.post(venue.ann, "/v1/order/" + id + "/cancel", slug()).status())
        .isEqualTo(404);
    assertThat(venue.post(venue.ann, "/v1/order/" + id + "/modify", slug()).status())
        .isEqualTo(404);
    assertThat(open()).isEmpty();
    assertThat(venue.find(venue.bob, id).path("state").textValue()).isEqualTo("ORDER_STATE_NEW");
  }

  @Test
  void shouldCreateABatchInTheOrderOfTheRequest() {
    List<String> bodies = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      bodies.add(Venue.limit(Venue.GAME, "BUY_LONG", "0." + (10 + i), "1"));
    }

    Answer answer = venue.post(venue.ann, "/v1/orders/batched", batch(bodies));

    List<String> ids = texts(answer.body().path("createdOrderIds"));
    assertThat(ids).hasSize(20).doesNotHaveDuplicates();
    assertThat(open()).isEqualTo(ids);
    assertThat(venue.find(venue.ann, ids.get(4)).at("/price/value").textValue())
        .isEqualTo("0.1500");
  }

  @Test
  void shouldRefuseEmptyAndLongBatchesWhole() {
    String order = Venue.limit(Venue.GAME, "BUY_LONG", "0.40", "1");

    assertThat(venue.post(venue.ann, "/v1/orders/batched", batch(List.of())).status())
        .isEqualTo(400);
    assertThat(
            venue
                .post(venue.ann, "/v1/orders/batched", batch(Collections.nCopies(21, order)))
                .status())
        .isEqualTo(400);
    assertThat(open()).isEmpty();
  }

  @Test
  void shouldRefuseABatchWholeForOneWrongShape() {
    String good = Venue.limit(Venue.GAME, "BUY_LONG", "0.40", "1");
    String bad = good.replace("ORDER_INTENT_BUY_LONG", "ORDER_INTENT_BUY_EVERYTHING");

    assertThat(venue.post(venue.ann, "/v1/orders/batched", batch(List.of(good, bad))).status())
        .isEqualTo(400);
    assertThat(open()).isEmpty();
  }

  @Test
  void shouldJudgeTheOrdersOfABatchOneByOne() {
    String good = Venue.limit(Venue.GAME, "BUY_LONG", "0.40", "1");
    String rejected = Venue.limit(Venue.GAME, "BUY_LONG", "0.405", "1");

    Answer answer = venue.post(venue.ann, "/v1/orders/batched", batch(List.of(rejected, good)));

    List<String> ids = texts(answer.body().path("createdOrderIds"));
    assertThat(ids).hasSize(2);
    assertThat(open()).containsExactly(ids.get(1));
  }

  @Test
  void shouldModifyAndCancelBatchesWithoutMindingUnknownIds() {
    String first = venue.order(venue.ann, "BUY_LONG", "0.40", "5");
    String second = venue.order(venue.ann, "BUY_LONG", "0.39", "5");

    Answer modified =
        venue.post(
            venue.ann,
            "/v1/orders/batched/modify",
            batch(List.of(entry(first, ",\"quantity\":6"), entry(UNKNOWN, ",\"quantity\":6"))));
    assertThat(texts(modified.body().path("modifiedOrderIds"))).containsExactly(first);
    assertThat(venue.find(venue.ann, first).path("quantity").intValue()).isEqualTo(6);

    Answer canceled =
        venue.post(
            venue.ann,
            "/v1/orders/batched/cancel",
            batch(List.of(entry(UNKNOWN, ""), entry(second, ""))));
    assertThat(canceled.status()).isEqualTo(200);
    assertThat(texts(canceled.body().path("canceledOrderIds"))).containsExactly(second);
    assertThat(open()).containsExactly(first);
  }

  @Test
  void shouldCancelEverythingOrSomeMarketsOnly() {
    String game = venue.order(venue.ann, "BUY_LONG", "0.40", "5");
    String total = venue.order(venue.ann, Venue.TOTAL, "BUY_LONG", "0.40", "5");
    String bobs = venue.order(venue.bob, "BUY_LONG", "0.39", "5");

    Answer some =
        venue.post(venue.ann, "/v1/orders/open/cancel", "{\"slugs\":[\"" + Venue.TOTAL + "\"]}");
    assertThat(texts(some.body().path("canceledOrderIds"))).containsExactly(total);
    Answer all = venue.post(venue.ann, "/v1/orders/open/cancel", "{}");
    assertThat(texts(all.body().path("canceledOrderIds"))).containsExactly(game);
    assertThat(open()).isEmpty();
    assertThat(venue.find(venue.bob, bobs).path("state").textValue()).isEqualTo("ORDER_STATE_NEW");
  }

  @Test
  void shouldListOpenOrdersOfTheMarketsAskedFor() {
    venue.order(venue.ann, "BUY_LONG", "0.40", "5");
    String total = venue.order(venue.ann, Venue.TOTAL, "BUY_LONG", "0.40", "5");

    JsonNode found =
        venue.get(venue.ann, "/v1/orders/open?slugs=" + Venue.TOTAL + "&slugs=x").body();

    assertThat(found.path("orders")).hasSize(1);
    assertThat(found.at("/orders/0/id").textValue()).isEqualTo(total);
  }

  @Test
  void shouldPreviewWithoutDoingAnything() {
    venue.order(venue.bob, "BUY_SHORT", "0.40", "3");

    JsonNode order =
        venue
            .post(
                venue.ann,
                "/v1/order/preview",
                "{\"request\":" + Venue.limit(Venue.GAME, "BUY_LONG", "0.40", "5") + "}")
            .body()
            .path("order");

    assertThat(order.path("cumQuantity").intValue()).isEqualTo(3);
    assertThat(order.path("state").textValue()).isEqualTo("ORDER_STATE_PARTIALLY_FILLED");
    assertThat(open()).isEmpty();
    assertThat(venue.get("/v1/markets/" + Venue.GAME + "/book").body().at("/marketData/offers"))
        .hasSize(1);
  }

  @Test
  void shouldCloseAPositionWhole() {
    venue.trade(Venue.GAME, "0.40", "5");
    venue.order(venue.bob, "BUY_LONG", "0.38", "9");
    String body =
        "{\"marketSlug\":\"%s\",\"manualOrderIndicator\":\"MANUAL_ORDER_INDICATOR_AUTOMATIC\"%s}";

    Answer closed =
        venue.post(
            venue.ann,
            "/v1/order/close-position",
            body.formatted(Venue.GAME, ",\"synchronousExecution\":true"));

    assertThat(closed.body().at("/executions/1/order/intent").textValue())
        .isEqualTo("ORDER_INTENT_SELL_LONG");
    assertThat(closed.body().at("/executions/1/order/cumQuantity").intValue()).isEqualTo(5);
    Answer none = venue.post(venue.ann, "/v1/order/close-position", body.formatted(Venue.GAME, ""));
    assertThat(none.status()).isEqualTo(400);
  }

  @Test
  void shouldMindTheSlippageOfMarketOrders() {
    venue.order(venue.bob, "BUY_SHORT", "0.45", "3");
    String body =
        """
        {"marketSlug":"%s","intent":"ORDER_INTENT_BUY_LONG","type":"ORDER_TYPE_MARKET",
         "cashOrderQty":{"value":"1","currency":"USD"},"synchronousExecution":true,
         "slippageTolerance":{"currentPrice":{"value":"0.40","currency":"USD"},"ticks":%d},
         "manualOrderIndicator":"MANUAL_ORDER_INDICATOR_AUTOMATIC"}""";

    assertThat(
            venue
                .post(venue.ann, "/v1/orders", body.formatted(Venue.GAME, 4))
                .body()
                .at("/executions/0/type")
                .textValue())
        .isEqualTo("EXECUTION_TYPE_REJECTED");
    JsonNode filled = venue.post(venue.ann, "/v1/orders", body.formatted(Venue.GAME, 5)).body();
    assertThat(filled.at("/executions/1/type").textValue()).isEqualTo("EXECUTION_TYPE_FILL");
    assertThat(filled.at("/executions/1/lastShares").textValue()).isEqualTo("2");
  }
}
