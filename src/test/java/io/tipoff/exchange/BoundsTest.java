package io.tipoff.exchange;

import static io.tipoff.exchange.Floor.ANN;
import static io.tipoff.exchange.Floor.GAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.RejectReason;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {
  private static final MarketId FINE = new MarketId("fine");
  private static final MarketId HUNDREDS = new MarketId("hundreds");
  private static final MarketId PARTS = new MarketId("parts");
  private final Floor floor = Floor.free();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.009 | PRICE_OUT_OF_BOUNDS     | Low price limit is 0.01, given 0.009",
        "0     | PRICE_OUT_OF_BOUNDS     | Low price limit is 0.01, given 0",
        "-1    | PRICE_OUT_OF_BOUNDS     | Low price limit is 0.01, given -1",
        "1.00  | PRICE_OUT_OF_BOUNDS     | High price limit is 0.99, given 1",
        "45    | PRICE_OUT_OF_BOUNDS     | High price limit is 0.99, given 45",
        "1e999999999 | PRICE_OUT_OF_BOUNDS | High price limit is 0.99, given 1E+999999999",
        "1e-999999999 | PRICE_OUT_OF_BOUNDS | Low price limit is 0.01, given 1E-999999999",
        "0.515 | INVALID_PRICE_INCREMENT | 'Price increment is 0.01, given 0.515'"
      })
  void shouldRefusePricesThatTheMarketHasNot(String price, RejectReason reason, String text) {
    floor.bid(ANN, price, "1");

    assertThat(floor.last().type()).isEqualTo(ExecutionType.REJECTED);
    assertThat(floor.last().rejectReason()).isEqualTo(reason);
    assertThat(floor.last().text()).isEqualTo(text);
    assertThat(floor.last().order().id()).matches("[0-9A-Z]{12}");
  }

  @ParameterizedTest
  @CsvSource({"0.01", "0.99", "0.4", "0.40000", "0.400099"})
  void shouldTakePricesWithinTheBoundsAndDropFurtherDigits(String price) {
    String id = floor.bid(ANN, price, "1");

    assertThat(floor.news()).containsExactly("ann new");
    assertThat(floor.order(ANN, id).price()).isEqualTo(new BigDecimal(price));
  }

  @ParameterizedTest
  @CsvSource({"0.001, true", "0.999, true", "0.0009, false", "0.9999, false"})
  void shouldWidenTheBoundsWithAFinerTick(String price, boolean isTaken) {
    floor.list(FINE, "0.001", "1");
    floor.submit(ANN, in(FINE, price, "1"));

    assertThat(floor.last().type() == ExecutionType.NEW).isEqualTo(isTaken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "99            | Minimum trade quantity is 100, given 99",
        "0             | Minimum trade quantity is 100, given 0",
        "-100          | Minimum trade quantity is 100, given -100",
        "1e-999999999  | Minimum trade quantity is 100, given 1E-999999999",
        "1000000001    | High order size limit is 1000000000, given 1000000001",
        "1e999999999   | High order size limit is 1000000000, given 1E+999999999"
      })
  void shouldRefuseQuantitiesThatTheMarketHasNot(String quantity, String text) {
    floor.list(HUNDREDS, "0.01", "100");
    floor.submit(ANN, in(HUNDREDS, "0.40", quantity));

    assertThat(floor.last().rejectReason()).isEqualTo(RejectReason.INCORRECT_QUANTITY);
    assertThat(floor.last().text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.015, 0.01", "0.01, 0.01", "1.999, 1.99", "2.00009, 2"})
  void shouldDropWhatExceedsTheStepOfQuantities(String sent, Quantity taken) {
    floor.list(PARTS, "0.01", "0.01");
    String id = floor.submit(ANN, in(PARTS, "0.40", sent));

    assertThat(floor.order(ANN, id).quantity()).isEqualTo(taken);
    assertThat(floor.exchange.market(PARTS).orElseThrow().bids().quantity(0)).isEqualTo(taken);
  }

  @Test
  void shouldRefuseAMarketThatIsNotListed() {
    MarketId unknown = new MarketId("nowhere");
    String id = floor.submit(ANN, in(unknown, "0.40", "1"));

    assertThat(floor.last().rejectReason()).isEqualTo(RejectReason.UNKNOWN_MARKET);
    assertThat(floor.order(ANN, id).status()).isEqualTo(OrderStatus.REJECTED);
    assertThat(floor.exchange.market(unknown)).isEmpty();
  }

  @Test
  void shouldRefuseALimitOrderWithoutAPriceOrAQuantity() {
    OrderRequest noPrice =
        new OrderRequest(
            GAME,
            Intent.BUY_LONG,
            OrderType.LIMIT,
            null,
            BigDecimal.ONE,
            null,
            TimeInForce.GOOD_TILL_CANCEL,
            OptionalLong.empty(),
            false,
            Optional.empty());
    floor.submit(ANN, noPrice);
    assertThat(floor.last().rejectReason()).isEqualTo(RejectReason.INCORRECT_ORDER_TYPE);

    OrderRequest noQuantity =
        new OrderRequest(
            GAME,
            Intent.BUY_LONG,
            OrderType.LIMIT,
            new BigDecimal("0.4"),
            null,
            null,
            TimeInForce.GOOD_TILL_CANCEL,
            OptionalLong.empty(),
            false,
            Optional.empty());
    floor.submit(ANN, noQuantity);
    assertThat(floor.last().rejectReason()).isEqualTo(RejectReason.INCORRECT_QUANTITY);
  }

  private static OrderRequest in(MarketId market, String price, String quantity) {
    return Floor.request(market, Intent.BUY_LONG, price, quantity, TimeInForce.GOOD_TILL_CANCEL);
  }
}
