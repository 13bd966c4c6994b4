package io.tipoff.exchange;

import static io.tipoff.exchange.Floor.ANN;
import static io.tipoff.exchange.Floor.BOB;
import static io.tipoff.exchange.Floor.CAT;
import static io.tipoff.exchange.Floor.GAME;
import static io.tipoff.exchange.Floor.OTHER;
import static io.tipoff.exchange.Floor.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.RejectReason;
import io.tipoff.market.Intent;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketOrdersTest {
  private final Floor floor = Floor.free();

  private String buy(String quantity, Optional<Slippage> slippage) {
    return floor.submit(BOB, Floor.market(Intent.BUY_LONG, quantity, null, slippage));
  }

  @Test
  void shouldTakeEveryPriceWithoutATolerance() {
    floor.offer(ANN, "0.40", "1");
    floor.offer(ANN, "0.99", "1");
    String id = buy("3", Optional.empty());

    assertThat(floor.news().subList(2, 8))
        .containsExactly(
            "bob new",
            "ann fill 1 @ 0.40",
            "bob partial fill 1 @ 0.40",
            "ann fill 1 @ 0.99",
            "bob partial fill 1 @ 0.99",
            "bob canceled");
    assertThat(floor.order(BOB, id).price()).isNull();
    assertThat(floor.order(BOB, id).type()).isEqualTo(OrderType.MARKET);
  }

  @Test
  void shouldNeverRestWhateverItsTimeInForce() {
    floor.offer(ANN, "0.40", "1");
    OrderRequest request =
        new OrderRequest(
            GAME,
            Intent.BUY_LONG,
            OrderType.MARKET,
            null,
            BigDecimal.TEN,
            null,
            TimeInForce.GOOD_TILL_CANCEL,
            OptionalLong.empty(),
            false,
            Optional.empty());
    floor.submit(BOB, request);

    assertThat(floor.book()).isEqualTo("[] []");
    assertThat(floor.exchange.openOrders(BOB, List.of())).isEmpty();
  }

  @Test
  void shouldRefuseWithoutLiquidity() {
    buy("1", Optional.empty());
    assertThat(floor.news())
        .containsExactly("bob rejected NO_LIQUIDITY: No liquidity to derive limit price");
    floor.submit(BOB, Floor.market(Intent.BUY_LONG, null, "10", Optional.empty()));
    assertThat(floor.news())
        .containsExactly(
            "bob rejected NO_LIQUIDITY: There is no liquidity to immediately fill any portion of"
                + " this CashOrderQty order");
  }

  @Test
  void shouldNeverTradeBeyondTheTolerance() {
    floor.offer(ANN, "0.54", "1");
    floor.offer(ANN, "0.55", "1");
    floor.offer(ANN, "0.56", "1");
    buy("3", Optional.of(Floor.ticks("0.50", 5)));

    assertThat(floor.book()).isEqualTo("[] [0.56 x 1]");
    assertThat(floor.last().type()).isEqualTo(ExecutionType.CANCELED);
    assertThat(floor.position(BOB, GAME)).isEqualTo(Quantity.ofContracts(2));
  }

  @Test
  void shouldRefuseWhenTheBestPriceIsPastTheTolerance() {
    floor.offer(ANN, "0.56", "1");
    floor.bid(ANN, "0.44", "1");
    floor.news();
    buy("1", Optional.of(Floor.ticks("0.50", 5)));
    floor.submit(
        BOB, Floor.market(Intent.BUY_SHORT, "1", null, Optional.of(Floor.ticks("0.50", 5))));

    assertThat(floor.news())
        .containsExactly(
            "bob rejected EXCHANGE_OPTION: High price limit is 0.55, given 0.56",
            "bob rejected EXCHANGE_OPTION: Low price limit is 0.45, given 0.44");
  }

  @ParameterizedTest
  @CsvSource({"0.52, true", "0.53, false"})
  void shouldMeasureBasisPointsOfTheReference(String offered, boolean isTaken) {
    floor.offer(ANN, offered, "1");
    buy("1", Optional.of(Floor.basisPoints("0.50", 500)));

    assertThat(floor.last().type() == ExecutionType.FILL).isEqualTo(isTaken);
  }

  @Test
  void shouldPreferTicksToBasisPoints() {
    floor.offer(ANN, "0.52", "1");
    buy("1", Optional.of(new Slippage(Price.of("0.50"), OptionalInt.of(1), OptionalInt.of(9_000))));

    assertThat(floor.last().type()).isEqualTo(ExecutionType.REJECTED);
  }

  @Test
  void shouldSpendCashOnYes() {
    floor.offer(ANN, "0.40", "10");
    floor.offer(ANN, "0.50", "100");
    String id = floor.submit(BOB, Floor.market(Intent.BUY_LONG, null, "10", Optional.empty()));

    OrderSnapshot order = floor.order(BOB, id);
    assertThat(order.filled()).isEqualTo(Quantity.ofContracts(22));
    assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
    assertThat(order.cash()).isEqualTo(Money.of("10"));
    assertThat(floor.balance(BOB).cash()).isEqualTo(Money.of("990"));
  }

  @Test
  void shouldSpendCashOnTheCollateralOfNo() {
    floor.bid(ANN, "0.40", "100");
    floor.submit(BOB, Floor.market(Intent.BUY_SHORT, null, "10", Optional.empty()));

    assertThat(floor.position(BOB, GAME)).isEqualTo(Quantity.ofContracts(-16));
    assertThat(floor.balance(BOB).buyingPower()).isEqualTo(Money.of("990.40"));
  }

  @Test
  void shouldRefuseCashThatBuysLessThanTheMinimum() {
    floor.offer(ANN, "0.40", "10");
    floor.submit(BOB, Floor.market(Intent.BUY_LONG, null, "0.20", Optional.empty()));

    assertThat(floor.last().rejectReason()).isEqualTo(RejectReason.INCORRECT_QUANTITY);
    assertThat(floor.last().text()).isEqualTo("Minimum trade quantity is 1, given 0.5");
  }

  @Test
  void shouldRefuseCashToSellOrBesideAQuantity() {
    floor.offer(ANN, "0.40", "10");
    floor.submit(ANN, Floor.market(Intent.SELL_LONG, null, "1", Optional.empty()));
    assertThat(floor.last().rejectReason()).isEqualTo(RejectReason.INCORRECT_ORDER_TYPE);
    floor.submit(BOB, Floor.market(Intent.BUY_LONG, "1", "1", Optional.empty()));
    assertThat(floor.last().rejectReason()).isEqualTo(RejectReason.INCORRECT_QUANTITY);
  }

  @Test
  void shouldRefuseWhatTheFillsWouldCostTooMuch() {
    AccountId poor = new AccountId("poor");
    floor.exchange.deposit(poor, Money.of("5"), floor.now);
    floor.offer(ANN, "0.40", "10");
    floor.offer(ANN, "0.60", "10");
    floor.news();
    floor.submit(poor, Floor.market(Intent.BUY_LONG, "12", null, Optional.empty()));
    assertThat(floor.news())
        .containsExactly("poor rejected EXCHANGE_OPTION: 5 USD available, requested 5.2");
    floor.submit(poor, Floor.market(Intent.BUY_LONG, "11", null, Optional.empty()));
    assertThat(floor.position(poor, GAME)).isEqualTo(Quantity.ofContracts(11));
  }

  @Test
  void shouldCloseAWholePosition() {
    floor.offer(ANN, "0.40", "10");
    floor.bid(BOB, "0.40", "10");
    floor.limit(BOB, Intent.SELL_LONG, "0.90", "4", TimeInForce.GOOD_TILL_CANCEL);
    floor.bid(CAT, "0.30", "10");
    floor.now += SECOND;
    Optional<String> id = floor.exchange.closePosition(BOB, GAME, Optional.empty(), floor.now);

    assertThat(floor.order(BOB, id.orElseThrow()).intent()).isEqualTo(Intent.SELL_LONG);
    assertThat(floor.position(BOB, GAME)).isEqualTo(Quantity.ZERO);
    assertThat(floor.exchange.closePosition(BOB, GAME, Optional.empty(), floor.now)).isEmpty();
    assertThat(floor.exchange.closePosition(BOB, OTHER, Optional.empty(), floor.now)).isEmpty();
  }

  @Test
  void shouldBuyAShortBackWithinTheTolerance() {
    floor.offer(ANN, "0.40", "10");
    floor.bid(BOB, "0.40", "10");
    floor.offer(CAT, "0.50", "10");
    floor.exchange.closePosition(ANN, GAME, Optional.of(Floor.ticks("0.40", 9)), floor.now);
    assertThat(floor.last().text()).isEqualTo("High price limit is 0.49, given 0.5");
    floor.exchange.closePosition(ANN, GAME, Optional.of(Floor.ticks("0.40", 10)), floor.now);
    assertThat(floor.position(ANN, GAME)).isEqualTo(Quantity.ZERO);
    assertThat(floor.balance(ANN).cash()).isEqualTo(Money.of("999"));
  }
}
