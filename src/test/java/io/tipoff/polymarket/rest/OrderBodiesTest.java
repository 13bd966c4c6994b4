package io.tipoff.polymarket.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderBodiesTest {
  private static final MarketId MARKET = new MarketId("aec-nba-bos-nyk-2026-11-22");
  private static final long NEW_YEAR = 1_798_761_600_000_000_000L;
  private static final Slippage SLIPPAGE =
      new Slippage(Price.of("0.5"), OptionalInt.of(2), OptionalInt.of(50));
  private static final NewOrder RESTING =
      NewOrder.resting(
              MARKET,
              Intent.BUY_SHORT,
              Price.of("0.001"),
              Quantity.of("0.01"),
              OptionalLong.of(NEW_YEAR))
          .asPostOnly();
  private static final NewOrder IMMEDIATE =
      NewOrder.immediate(MARKET, Intent.SELL_LONG, Price.of("0.6"), Quantity.of("12000000"));
  private static final NewOrder MARKET_ORDER =
      new NewOrder(
          MARKET,
          Intent.BUY_LONG,
          null,
          null,
          Money.of("25"),
          TimeInForce.IMMEDIATE_OR_CANCEL,
          OptionalLong.empty(),
          false,
          SLIPPAGE);
  private static final OrderChange CHANGE =
      OrderChange.of("BT3DNMHB94XJ", MARKET, Price.of("0.55"), Quantity.of("10"));
  private static final OrderChange WHOLE_CHANGE =
      new OrderChange(
          "BT3DNMHB94XJ",
          MARKET,
          null,
          null,
          TimeInForce.GOOD_TILL_DATE,
          OptionalLong.of(NEW_YEAR + 5_000_000),
          false);

  static Stream<Arguments> bodies() {
    OrderRef ref = new OrderRef("BT3DNMHB94XJ", MARKET);
    return Stream.of(
        Arguments.of("CreateOrderRequest", OrderBodies.create(RESTING)),
        Arguments.of("CreateOrderRequest", OrderBodies.create(IMMEDIATE)),
        Arguments.of("CreateOrderRequest", OrderBodies.create(MARKET_ORDER)),
        Arguments.of(
            "CreateOrderListRequest", OrderBodies.createBatch(List.of(RESTING, IMMEDIATE))),
        Arguments.of("PreviewOrderRequest", OrderBodies.preview(RESTING)),
        Arguments.of("ModifyOrderRequest", OrderBodies.modify(CHANGE)),
        Arguments.of("ModifyOrderRequest", OrderBodies.modify(WHOLE_CHANGE)),
        Arguments.of(
            "ModifyOrderListRequest", OrderBodies.modifyBatch(List.of(CHANGE, WHOLE_CHANGE))),
        Arguments.of("CancelOrderRequest", OrderBodies.cancel(MARKET)),
        Arguments.of("CancelOrderListRequest", OrderBodies.cancelBatch(List.of(ref, ref))),
        Arguments.of("CancelOpenOrdersRequest", OrderBodies.cancelAll(List.of(MARKET))),
        Arguments.of("CancelOpenOrdersRequest", OrderBodies.cancelAll(List.of())),
        Arguments.of("ClosePositionOrderRequest", OrderBodies.closePosition(MARKET, SLIPPAGE)),
        Arguments.of("ClosePositionOrderRequest", OrderBodies.closePosition(MARKET, null)));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void shouldKeepToTheVenuesSchema(String schema, byte[] body) throws IOException {
    assertThat(Schemas.problems("orders.json", schema, body)).isEmpty();
  }

  @Test
  void shouldNoticeWhatTheSchemaDoesNotName() throws IOException {
    byte[] body = "{\"marketSlug\":\"a\",\"price\":{\"value\":1},\"odd\":1}".getBytes(UTF_8);

    assertThat(Schemas.problems("orders.json", "CreateOrderRequest", body)).hasSizeGreaterThan(2);
  }

  @Test
  void shouldWriteARestingOrder() {
    assertThat(new String(OrderBodies.create(RESTING), UTF_8))
        .isEqualTo(
            "{\"marketSlug\":\"aec-nba-bos-nyk-2026-11-22\",\"type\":\"ORDER_TYPE_LIMIT\","
                + "\"intent\":\"ORDER_INTENT_BUY_SHORT\","
                + "\"price\":{\"value\":\"0.001\",\"currency\":\"USD\"},\"quantity\":0.01,"
                + "\"tif\":\"TIME_IN_FORCE_GOOD_TILL_DATE\","
                + "\"goodTillTime\":\"2027-01-01T00:00:00Z\",\"participateDontInitiate\":true,"
                + "\"manualOrderIndicator\":\"MANUAL_ORDER_INDICATOR_AUTOMATIC\"}");
  }

  @Test
  void shouldWriteLargeQuantitiesWithoutAnExponent() {
    assertThat(new String(OrderBodies.create(IMMEDIATE), UTF_8))
        .contains("\"quantity\":12000000,")
        .doesNotContain("goodTillTime", "participateDontInitiate", "slippageTolerance");
  }

  @Test
  void shouldSayOfEveryOrderThatAProgramPlacedIt() {
    assertThat(new String(OrderBodies.closePosition(MARKET, null), UTF_8))
        .contains("MANUAL_ORDER_INDICATOR_AUTOMATIC");
    assertThat(new String(OrderBodies.createBatch(List.of(RESTING, IMMEDIATE)), UTF_8))
        .containsPattern("AUTOMATIC.*AUTOMATIC");
  }

  @Test
  void shouldNameTheOrderInABatchOfChangesOnly() {
    assertThat(new String(OrderBodies.modify(CHANGE), UTF_8)).doesNotContain("orderId");
    assertThat(new String(OrderBodies.modifyBatch(List.of(CHANGE)), UTF_8))
        .contains("\"orderId\":\"BT3DNMHB94XJ\"");
  }

  @Test
  void shouldRefuseOrdersThatMakeNoSense() {
    OptionalLong never = OptionalLong.empty();
    Price price = Price.of("0.5");
    Quantity one = Quantity.of("1");
    TimeInForce gtc = TimeInForce.GOOD_TILL_CANCEL;
    TimeInForce gtd = TimeInForce.GOOD_TILL_DATE;
    TimeInForce ioc = TimeInForce.IMMEDIATE_OR_CANCEL;
    Money cash = Money.of("5");
    assertRefused(() -> order(price, one, cash, gtc, never, false));
    assertRefused(() -> order(price, null, null, gtc, never, false));
    assertRefused(() -> order(price, null, cash, gtc, never, false));
    assertRefused(() -> order(price, Quantity.ZERO, null, gtc, never, false));
    assertRefused(() -> order(price, one, null, gtd, never, false));
    assertRefused(() -> order(price, one, null, gtc, OptionalLong.of(NEW_YEAR), false));
    assertRefused(() -> order(price, one, null, ioc, never, true));
    assertRefused(() -> new Slippage(price, OptionalInt.empty(), OptionalInt.empty()));
  }

  private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable made) {
    assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseATimeThatTheVenueWouldCut() {
    OptionalLong fine = OptionalLong.of(1_798_761_600_000_000_001L);

    assertThatThrownBy(
            () ->
                NewOrder.resting(MARKET, Intent.BUY_LONG, Price.of("0.40"), Quantity.of("1"), fine))
        .hasMessage("a good-till time is in whole milliseconds");
    assertThatThrownBy(() -> new OrderChange("A", MARKET, null, null, null, fine, null))
        .hasMessage("a good-till time is in whole milliseconds");
  }

  private static NewOrder order(
      Price limit,
      Quantity quantity,
      Money cash,
      TimeInForce timeInForce,
      OptionalLong goodTill,
      boolean postOnly) {
    return new NewOrder(
        MARKET, Intent.BUY_LONG, limit, quantity, cash, timeInForce, goodTill, postOnly, null);
  }
}
