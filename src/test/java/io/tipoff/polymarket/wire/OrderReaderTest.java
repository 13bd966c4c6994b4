package io.tipoff.polymarket.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.event.RejectReason;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderReaderTest {

  @Test
  void shouldReadAWholeOrder() {
    VenueOrder order =
        OrderReader.order(
            tree(
                """
                {"id":"BT3DNMHB94XJ","marketSlug":"aec-nba-bos-nyk-2026-11-22",
                 "side":"ORDER_SIDE_SELL","type":"ORDER_TYPE_LIMIT",
                 "price":{"value":"0.5500","currency":"USD"},"quantity":10.5,
                 "cumQuantity":"0.25","leavesQuantity":10.25,
                 "tif":"TIME_IN_FORCE_GOOD_TILL_DATE","goodTillTime":"2027-01-01T00:00:00Z",
                 "intent":"ORDER_INTENT_BUY_SHORT","outcomeSide":"OUTCOME_SIDE_YES",
                 "action":"ORDER_ACTION_BUY","state":"ORDER_STATE_PARTIALLY_FILLED",
                 "avgPx":{"value":"0.55125","currency":"USD"},"cashOrderQty":null,
                 "insertTime":"2026-10-01T12:34:56.123456789Z","createTime":"2026-10-01T12:34:56Z",
                 "commissionNotionalTotalCollected":{"value":"-0.0125","currency":"USD"},
                 "marketMetadata":{"slug":"x","unheard":{}},"legs":[]}
                """));

    assertThat(order.id()).isEqualTo("BT3DNMHB94XJ");
    assertThat(order.market()).isEqualTo(new MarketId("aec-nba-bos-nyk-2026-11-22"));
    assertThat(order.intent()).isEqualTo(Intent.BUY_SHORT);
    assertThat(order.price()).isEqualTo(Price.of("0.55"));
    assertThat(order.quantity()).isEqualTo(Quantity.of("10.5"));
    assertThat(order.filled()).isEqualTo(Quantity.of("0.25"));
    assertThat(order.leaves()).isEqualTo(Quantity.of("10.25"));
    assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
    assertThat(order.averagePrice()).isEqualTo(Price.of("0.5512"));
    assertThat(order.fees()).isEqualTo(Money.of("-0.0125"));
    assertThat(order.goodTill()).hasValue(1_798_761_600_000_000_000L);
    assertThat(order.inserted()).hasValue(1_790_858_096_123_456_789L);
    assertThat(order.created()).hasValue(1_790_858_096_000_000_000L);
  }

  @Test
  void shouldReadAnOrderOfWhichLittleIsTold() {
    VenueOrder order =
        OrderReader.order(
            tree(
                """
                {"id":"A","marketSlug":"","marketMetadata":{"slug":"m"},"price":{"value":""},
                 "avgPx":{"value":"0.0000"},"quantity":null,"state":"ORDER_STATE_DREAMING",
                 "goodTillTime":"0001-01-01T00:00:00Z","insertTime":null,"createTime":"soon",
                 "commissionNotionalTotalCollected":{}}
                """));

    assertThat(order.market()).isEqualTo(new MarketId("m"));
    assertThat(order.price()).isNull();
    assertThat(order.averagePrice()).isNull();
    assertThat(order.intent()).isNull();
    assertThat(order.quantity()).isEqualTo(Quantity.ZERO);
    assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
    assertThat(order.fees()).isEqualTo(Money.ZERO);
    assertThat(order.goodTill()).isEmpty();
    assertThat(order.inserted()).isEmpty();
    assertThat(order.created()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "YES, BUY, BUY_LONG",
    "YES, SELL, SELL_LONG",
    "NO, BUY, BUY_SHORT",
    "NO, SELL, SELL_SHORT"
  })
  void shouldTakeTheIntentFromOutcomeAndAction(String outcome, String action, Intent intent) {
    String pair =
        "\"outcomeSide\":\"OUTCOME_SIDE_" + outcome + "\",\"action\":\"ORDER_ACTION_" + action;
    String json = "{\"id\":\"A\",\"marketSlug\":\"m\",\"intent\":\"\"," + pair + "\"}";

    assertThat(OrderReader.order(tree(json)).intent()).isEqualTo(intent);
  }

  @Test
  void shouldNotTakeAMarketOrdersPriceForALimit() {
    var order =
        OrderReader.order(
            tree(
                """
                {"id":"A","marketSlug":"m","type":"ORDER_TYPE_MARKET","price":{"value":"0.00"}}
                """));

    assertThat(order.price()).isNull();
  }

  @Test
  void shouldReadAFillWithARebate() {
    VenueExecution execution =
        OrderReader.execution(
            tree(
                """
                {"id":"BW9QY8RWN52Z","type":"EXECUTION_TYPE_PARTIAL_FILL",
                 "order":{"id":"A","marketSlug":"m"},"lastShares":"0.25",
                 "lastPx":{"value":"0.6020","currency":"USD"},"tradeId":"T","aggressor":false,
                 "commissionNotionalCollected":{"value":"-0.04","currency":"USD"},
                 "orderRejectReason":"","unsolicitedCancelReason":"","text":"","legPrices":[],
                 "transactTime":"2026-10-01T12:34:56.5Z"}
                """));

    assertThat(execution.type()).isEqualTo(ExecutionType.PARTIAL_FILL);
    assertThat(execution.lastQuantity()).isEqualTo(Quantity.of("0.25"));
    assertThat(execution.lastPrice()).isEqualTo(Price.of("0.602"));
    assertThat(execution.fee()).isEqualTo(Money.of("-0.04"));
    assertThat(execution.reason()).isNull();
    assertThat(execution.unsolicited()).isEmpty();
    assertThat(execution.time()).hasValue(1_790_858_096_500_000_000L);
  }

  @Test
  void shouldReadRejectsAndUnsolicitedCancels() {
    VenueExecution execution =
        OrderReader.execution(
            tree(
                """
                {"id":"X","type":"EXECUTION_TYPE_REJECTED","order":{"id":"A","marketSlug":"m"},
                 "text":"Self Match Prevention","aggressor":null,
                 "orderRejectReason":"ORD_REJECT_REASON_EXCHANGE_OPTION",
                 "unsolicitedCancelReason":"UNSOLICITED_CXL_REASON_LOGOUT",
                 "commissionNotionalCollected":null}
                """));

    assertThat(execution.reason()).isEqualTo(RejectReason.EXCHANGE_OPTION);
    assertThat(execution.text()).isEqualTo("Self Match Prevention");
    assertThat(execution.unsolicited()).isEqualTo("LOGOUT");
    assertThat(execution.fee()).isEqualTo(Money.ZERO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\":\"A\"}",
        "{\"id\":\"A\",\"marketSlug\":\"a b\"}",
        "{\"id\":\"A\",\"marketSlug\":\"m\",\"quantity\":\"ten\"}",
        "{\"id\":\"A\",\"marketSlug\":\"m\",\"quantity\":true}",
        "{\"id\":\"A\",\"marketSlug\":\"m\",\"quantity\":0.00001}",
        "{\"id\":\"A\",\"marketSlug\":\"m\",\"quantity\":1e999999999}",
        "{\"id\":\"A\",\"marketSlug\":\"m\",\"quantity\":1e30}",
        "{\"id\":\"A\",\"marketSlug\":\"m\",\"price\":{\"value\":\"0.12345\"}}",
        "{\"id\":\"A\",\"marketSlug\":\"m\",\"price\":{\"value\":\"1.01\"}}",
        "{\"id\":\"A\",\"marketSlug\":\"m\",\"price\":{\"value\":\"-0.01\"}}"
      })
  void shouldRefuseAnOrderThatCannotBeTrue(String json) {
    assertThatThrownBy(() -> OrderReader.order(tree(json))).isInstanceOf(WireException.class);
  }

  private static JsonNode tree(String json) {
    return Json.parse(json.getBytes(UTF_8));
  }
}
