package io.tipoff.exchange.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamTest {
  private final Venue venue = Venue.open(settings -> settings.withHeartbeat(Duration.ofHours(1)));
  private final List<Stream> streams = new ArrayList<>();

  @AfterEach
  void close() {
    streams.forEach(Stream::close);
    venue.close();
  }

  private Stream markets() {
    return opened(Stream.markets(venue, venue.ann));
  }

  private Stream personal() {
    return opened(Stream.personal(venue, venue.ann));
  }

  private Stream opened(Stream stream) {
    streams.add(stream);
    return stream;
  }

  private static List<String> types(List<JsonNode> updates) {
    return updates.stream()
        .map(
            update ->
                update
                    .at("/orderSubscriptionUpdate/execution/type")
                    .textValue()
                    .replace("EXECUTION_TYPE_", ""))
        .toList();
  }

  @Test
  void shouldSendTheBookAtOnceAndWholeAtEachChange() {
    venue.order(venue.bob, "BUY_LONG", "0.40", "5");
    Stream stream = markets().subscribe("m", "MARKET_DATA", Venue.GAME);

    JsonNode first = stream.next();
    assertThat(first.path("requestId").textValue()).isEqualTo("m");
    assertThat(first.path("subscriptionType").textValue())
        .isEqualTo("SUBSCRIPTION_TYPE_MARKET_DATA");
    assertThat(first.at("/marketData/marketSlug").textValue()).isEqualTo(Venue.GAME);
    assertThat(first.at("/marketData/bids/0/px/value").textValue()).isEqualTo("0.4000");
    assertThat(first.at("/marketData/bids/0/qty").textValue()).isEqualTo("5.0000");
    assertThat(first.at("/marketData/state").textValue()).isEqualTo("MARKET_STATE_OPEN");

    venue.order(venue.bob, "BUY_LONG", "0.41", "2");
    JsonNode second = stream.next();
    assertThat(second.at("/marketData/bids")).hasSize(2);
    assertThat(second.at("/marketData/bids/0/px/value").textValue()).isEqualTo("0.4100");
    assertThat(second.at("/marketData/bids/1/px/value").textValue()).isEqualTo("0.4000");
    assertThat(second.at("/marketData/offers")).isEmpty();
  }

  @Test
  void shouldSendTenLevelsAtMost() {
    for (int i = 10; i < 22; i++) {
      venue.order(venue.bob, "BUY_LONG", "0." + i, "1");
    }

    JsonNode book = markets().subscribe("m", "MARKET_DATA", Venue.GAME).next();

    assertThat(book.at("/marketData/bids")).hasSize(10);
    assertThat(book.at("/marketData/bids/0/px/value").textValue()).isEqualTo("0.2100");
  }

  @Test
  void shouldTellBestPricesAndStates() {
    venue.order(venue.bob, "BUY_LONG", "0.40", "5");
    venue.order(venue.bob, "BUY_SHORT", "0.45", "123");
    Stream stream = markets().subscribe("l", "MARKET_DATA_LITE", Venue.GAME);

    JsonNode lite = stream.next().path("marketDataLite");
    assertThat(lite.at("/bestBid/value").textValue()).isEqualTo("0.4000");
    assertThat(lite.at("/bestAsk/value").textValue()).isEqualTo("0.4500");
    assertThat(lite.at("/longQuote/value").textValue()).isEqualTo("0.4500");
    assertThat(lite.at("/shortQuote/value").textValue()).isEqualTo("0.6000");
    assertThat(lite.path("bidDepth").intValue()).isEqualTo(1);
    assertThat(lite.path("askShares").textValue()).isEqualTo("120");
    assertThat(lite.has("lastTradePx")).isFalse();

    venue.server.with(
        (exchange, now) -> {
          exchange.setState(new MarketId(Venue.GAME), MarketState.SUSPENDED, now);
          return true;
        });
    assertThat(stream.next().at("/marketDataLite/state").textValue())
        .isEqualTo("MARKET_STATE_SUSPENDED");
  }

  @Test
  void shouldTellTradesOfTheMarketsAskedFor() {
    Stream stream = markets().subscribe("t", "TRADE", Venue.GAME);
    stream.shouldBeSilent();

    venue.trade(Venue.TOTAL, "0.40", "5");
    venue.trade(Venue.GAME, "0.40", "3");

    JsonNode trade = stream.next().path("trade");
    assertThat(trade.path("marketSlug").textValue()).isEqualTo(Venue.GAME);
    assertThat(trade.at("/price/value").textValue()).isEqualTo("0.4000");
    assertThat(trade.at("/quantity/value").textValue()).isEqualTo("3.0000");
    assertThat(trade.at("/maker/intent").textValue()).isEqualTo("ORDER_INTENT_BUY_SHORT");
    assertThat(trade.at("/maker/side").textValue()).isEqualTo("ORDER_SIDE_SELL");
    assertThat(trade.at("/taker/intent").textValue()).isEqualTo("ORDER_INTENT_BUY_LONG");
  }

  @Test
  void shouldTellAllMarketsWhoNamesNone() {
    Stream stream = markets().subscribe("m", "MARKET_DATA");

    Set<String> slugs = new HashSet<>();
    stream.next(6).forEach(book -> slugs.add(book.at("/marketData/marketSlug").textValue()));

    assertThat(slugs).hasSize(6).contains(Venue.GAME, Venue.TOTAL, Venue.FINE);
  }

  @Test
  void shouldTellExecutionsInOrderAndOnlyOnesOwn() {
    Stream stream = personal().subscribe("o", "ORDER");
    stream.shouldBeSilent();
    venue.order(venue.bob, "BUY_SHORT", "0.40", "3");
    venue.order(venue.bob, "BUY_SHORT", "0.41", "3");

    String id = venue.order(venue.ann, "BUY_LONG", "0.42", "8");
    venue.post(
        venue.ann,
        "/v1/order/" + id + "/modify",
        "{\"marketSlug\":\"" + Venue.GAME + "\",\"quantity\":7}");
    venue.post(venue.ann, "/v1/orders/open/cancel", "{}");

    List<JsonNode> updates = stream.next(5);
    assertThat(types(updates))
        .containsExactly("NEW", "PARTIAL_FILL", "PARTIAL_FILL", "REPLACE", "CANCELED");
    Set<String> ids = new HashSet<>();
    for (JsonNode update : updates) {
      JsonNode execution = update.at("/orderSubscriptionUpdate/execution");
      ids.add(execution.path("id").textValue());
      assertThat(execution.at("/order/id").textValue()).isEqualTo(id);
    }
    assertThat(ids).hasSize(5);
    JsonNode filled = updates.get(1).at("/orderSubscriptionUpdate/execution");
    assertThat(filled.path("lastShares").textValue()).isEqualTo("3");
    assertThat(filled.at("/commissionNotionalCollected/value").textValue()).isEqualTo("0.05");
    assertThat(filled.path("tradeId").textValue()).isNotEmpty();
    assertThat(filled.at("/order/cumQuantity").intValue()).isEqualTo(3);
    stream.shouldBeSilent();
  }

  @Test
  void shouldTellRejectsWithTheirReason() {
    Stream stream = personal().subscribe("o", "ORDER");
    stream.shouldBeSilent();

    venue.order(venue.ann, "BUY_LONG", "0.405", "8");

    JsonNode execution = stream.next().at("/orderSubscriptionUpdate/execution");
    assertThat(execution.path("orderRejectReason").textValue())
        .isEqualTo("ORD_REJECT_REASON_INVALID_PRICE_INCREMENT");
    assertThat(execution.path("text").textValue()).isNotEmpty();
  }

  @Test
  void shouldSendOpenOrdersInFramesUntilTheLastSaysSo() {
    Stream empty = personal().subscribe("s", "ORDER_SNAPSHOT");
    JsonNode only = empty.next().path("orderSubscriptionSnapshot");
    assertThat(only.path("orders")).isEmpty();
    assertThat(only.path("eof").booleanValue()).isTrue();

    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 101; i++) {
      ids.add(venue.order(venue.ann, "BUY_LONG", "0.10", "1"));
    }
    Set<String> told = new HashSet<>();
    Stream stream = personal().subscribe("s", "ORDER_SNAPSHOT");
    JsonNode frame;
    int frames = 0;
    do {
      frame = stream.next().path("orderSubscriptionSnapshot");
      frame.path("orders").forEach(order -> told.add(order.path("id").textValue()));
      frames++;
    } while (!frame.path("eof").booleanValue());

    assertThat(told).isEqualTo(ids);
    assertThat(frames).isEqualTo(3);
    stream.shouldBeSilent();
  }

  @Test
  void shouldTellChangesOfPositionsWithoutTheirMarket() {
    Stream stream = personal().subscribe("p", "POSITION");
    stream.shouldBeSilent();
    venue.trade(Venue.FINE, "0.40", "1.5");

    JsonNode change = stream.next().path("positionSubscription");
    assertThat(change.path("beforePosition").isNull()).isTrue();
    assertThat(change.at("/afterPosition/netPositionDecimal").textValue()).isEqualTo("1.5000");
    assertThat(change.at("/afterPosition/netPosition").textValue()).isEqualTo("2");
    assertThat(change.path("entryType").textValue()).isEqualTo("LEDGER_ENTRY_TYPE_ORDER_EXECUTION");
    assertThat(change.path("tradeId").textValue()).isNotEmpty();
    assertThat(change.toString()).doesNotContain(Venue.FINE);
  }

  @Test
  void shouldSendTheBalanceAndThenItsChanges() {
    Stream stream = personal().subscribe("b", "ACCOUNT_BALANCE");
    JsonNode balance = stream.next().at("/accountBalancesSnapshot/balances/0");
    assertThat(balance.path("currentBalance").decimalValue()).isEqualByComparingTo("10000");

    venue.trade(Venue.GAME, "0.40", "5");

    JsonNode change = stream.next().at("/accountBalancesUpdate/balanceChange");
    assertThat(change.at("/beforeBalance/currentBalance").decimalValue())
        .isEqualByComparingTo("10000");
    assertThat(change.at("/afterBalance/currentBalance").decimalValue())
        .isEqualByComparingTo("9997.92");
  }

  @Test
  void shouldStopAtUnsubscribe() {
    Stream stream = personal().subscribe("o", "ORDER");
    venue.order(venue.ann, "BUY_LONG", "0.40", "1");
    stream.next();

    stream.send("{\"unsubscribe\":{\"requestId\":\"o\"}}");
    stream.shouldBeSilent();
    venue.order(venue.ann, "BUY_LONG", "0.40", "1");
    stream.shouldBeSilent();
  }

  @Test
  void shouldRefuseTheEleventhSubscription() {
    Stream stream = personal();
    for (int i = 1; i <= 10; i++) {
      stream.subscribe("r" + i, "ORDER_SNAPSHOT");
      assertThat(stream.next().path("requestId").textValue()).isEqualTo("r" + i);
    }

    stream.subscribe("r11", "ORDER_SNAPSHOT");

    JsonNode refused = stream.next();
    assertThat(refused.toString())
        .isEqualTo(
            "{\"requestId\":\"r11\",\"error\":\"max subscriptions per connection reached\"}");
    stream.shouldBeSilent();
  }

  @Test
  void shouldRefuseMoreThanAHundredMarkets() {
    Stream stream = markets();
    String[] slugs = IntStream.range(0, 101).mapToObj(i -> "s" + i).toArray(String[]::new);

    stream.subscribe("m", "MARKET_DATA", slugs);

    assertThat(stream.next().path("error").textValue()).contains("100");
  }

  @Test
  void shouldAnswerInTheWordingAsked() {
    venue.order(venue.bob, "BUY_LONG", "0.40", "5");
    Stream stream = markets();
    stream.send(
        """
        {"subscribe":{"request_id":"m","subscription_type":1,"market_slugs":["%s"]}}"""
            .formatted(Venue.GAME));

    JsonNode book = stream.next();
    assertThat(book.path("request_id").textValue()).isEqualTo("m");
    assertThat(book.path("subscription_type").intValue()).isEqualTo(1);
    assertThat(book.at("/market_data/market_slug").textValue()).isEqualTo(Venue.GAME);
    assertThat(book.at("/market_data/bids/0/px/value").textValue()).isEqualTo("0.4000");
    assertThat(book.toString()).doesNotContain("marketSlug").doesNotContain("requestId");

    Stream personal = personal();
    personal.send("{\"subscribe\":{\"request_id\":\"b\",\"subscription_type\":4}}");
    assertThat(
            personal.next().at("/account_balances_snapshot/balances/0/current_balance").isNumber())
        .isTrue();
    personal.send("{\"unsubscribe\":{\"request_id\":\"b\"}}");
    personal.send("{\"subscribe\":{\"request_id\":\"x\",\"subscription_type\":9}}");
    assertThat(personal.next().toString())
        .isEqualTo("{\"request_id\":\"x\",\"error\":\"unknown subscription type\"}");
  }

  @Test
  void shouldComplainOfWhatCannotBeSubscribedTo() {
    Stream stream = markets().subscribe("o", "ORDER").subscribe("x", "EVERYTHING");

    assertThat(stream.next().toString())
        .isEqualTo("{\"requestId\":\"o\",\"error\":\"unknown subscription type\"}");
    assertThat(stream.next().path("requestId").textValue()).isEqualTo("x");
    stream.send("{}");
    assertThat(stream.next().path("error").textValue()).isNotEmpty();
    stream.send("{\"subscribe\":{}}");
    assertThat(stream.next().path("error").textValue()).isNotEmpty();
  }

  @Test
  void shouldAnswerPings() throws Exception {
    Stream stream = markets();
    stream.ping();
    stream.awaitPong();
  }

  @Test
  void shouldSendHeartbeats() {
    try (Venue beating = Venue.open(settings -> settings.withHeartbeat(Duration.ofMillis(10)));
        Stream stream = Stream.markets(beating, beating.ann)) {
      assertThat(stream.next(3)).allMatch(frame -> frame.toString().equals("{\"heartbeat\":{}}"));
    }
  }

  @Test
  void shouldSendOnlyTheLastBookOfADebouncedInterval() {
    try (Venue slow = Venue.open(settings -> settings.withDebounce(Duration.ofMillis(400)));
        Stream stream = Stream.markets(slow, slow.ann)) {
      stream.send(
          """
          {"subscribe":{"requestId":"m","subscriptionType":"SUBSCRIPTION_TYPE_MARKET_DATA",
           "marketSlugs":["%s"],"responsesDebounced":true}}"""
              .formatted(Venue.GAME));
      stream.next();

      for (int i = 0; i < 10; i++) {
        slow.order(slow.bob, "BUY_LONG", "0.40", "1");
      }

      String quantity;
      int frames = 0;
      do {
        quantity = stream.next().at("/marketData/bids/0/qty").textValue();
        frames++;
      } while (!quantity.equals("10.0000"));
      assertThat(frames).isLessThan(10);
    }
  }

  @Test
  void shouldCutOffWhoDoesNotRead() throws Exception {
    try (Venue busy = Venue.open(settings -> settings.withQueue(20));
        Stream lazy = Stream.markets(busy, busy.ann);
        Stream quick = Stream.personal(busy, busy.bob)) {
      quick.subscribe("o", "ORDER");
      quick.shouldBeSilent();
      lazy.stall();
      for (int i = 0; i < 10; i++) {
        lazy.subscribe("m" + i, "MARKET_DATA");
      }
      boolean cut = false;
      for (int i = 0; i < 5_000 && !cut; i++) {
        busy.order(busy.bob, "BUY_LONG", "0.10", "1");
        quick.next();
        cut = busy.server.streams() == 1;
      }
      assertThat(cut).as("the lazy one is gone").isTrue();
      quick.shouldBeSilent();
    }
  }

  @Test
  void shouldSayThatItGoesAway() throws Exception {
    Stream stream = markets();
    stream.shouldBeSilent();

    venue.close();

    assertThat(stream.awaitClose().getCode()).isEqualTo(CloseStatus.SHUTDOWN);
  }
}
