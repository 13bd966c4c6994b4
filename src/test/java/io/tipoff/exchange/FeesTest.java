package io.tipoff.exchange;

import static io.tipoff.exchange.Floor.ANN;
import static io.tipoff.exchange.Floor.BOB;
import static io.tipoff.exchange.Floor.GAME;
import static io.tipoff.exchange.Floor.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Intent;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradingRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeesTest {
  private static final AccountId POOR = new AccountId("poor");
  private final Floor floor = Floor.charging();

  /** The venue's worked examples. */
  @ParameterizedTest
  @CsvSource({
    "1000, 0.10,  6.26, 1.12",
    "1000, 0.65, 15.81, 2.84",
    "1000, 0.30, 14.60, 2.62",
    "1000, 0.50, 17.38, 3.12",
    " 100, 0.03,  0.20, 0.04"
  })
  void shouldChargeTheTakerAndPayTheMaker(
      String contracts, String price, Money taker, Money rebate) {
    floor.offer(ANN, price, contracts);
    String id = floor.bid(BOB, price, contracts);

    ExecutionReport made = floor.reports.get(2);
    ExecutionReport taken = floor.reports.get(3);
    assertThat(made.fee()).isEqualTo(rebate.negate());
    assertThat(taken.fee()).isEqualTo(taker);
    assertThat(floor.order(BOB, id).fees()).isEqualTo(taker);
    Money value = Price.of(price).times(Quantity.of(contracts));
    assertThat(floor.balance(BOB).cash()).isEqualTo(Money.of("1000").minus(value).minus(taker));
    assertThat(floor.balance(ANN).cash()).isEqualTo(Money.of("1000").plus(value).plus(rebate));
    assertThat(floor.exchange.feesCollected()).isEqualTo(taker.minus(rebate));
    assertThat(floor.entries.get(3).fee()).isEqualTo(rebate.negate());
    assertThat(floor.entries.get(4).fee()).isEqualTo(taker);
    assertThat(floor.entries.get(4).amount()).isEqualTo(value.plus(taker).negate());
  }

  /**
   * Each contract alone would cost 1.7375 cents, rounded 2; all five cost 8.6875, rounded 9; the
   * rebates of 0.3125 cents round to nothing.
   */
  @Test
  void shouldNotChargeAnOrderMoreForSeveralFills() {
    for (int i = 0; i < 5; i++) {
      floor.offer(ANN, "0.50", "1");
    }
    String id = floor.bid(BOB, "0.50", "5");

    assertThat(floor.order(BOB, id).fees()).isEqualTo(Money.of("0.09"));
    assertThat(floor.exchange.feesCollected()).isEqualTo(Money.of("0.09"));
  }

  @Test
  void shouldChargeByTheCoefficientOfTheMarket() {
    MarketId special = new MarketId("special");
    Market market =
        new Market(
            special,
            Optional.of(new TradingRules(Tick.of("0.01"), Quantity.of("1"))),
            FeeCurve.STANDARD,
            Optional.of(new BigDecimal("0.04")),
            Listing.UNKNOWN,
            false);
    floor.exchange.list(market, MarketState.OPEN, floor.now);
    floor.submit(ANN, in(special, Intent.BUY_SHORT));
    floor.submit(BOB, in(special, Intent.BUY_LONG));

    assertThat(floor.last().fee()).isEqualTo(Money.of("1.00"));
  }

  private static OrderRequest in(MarketId market, Intent intent) {
    return Floor.request(market, intent, "0.50", "100", TimeInForce.GOOD_TILL_CANCEL);
  }

  @Test
  void shouldChargeTheRatesOfTheTime() {
    FeeSchedule dated =
        new FeeSchedule(
            List.of(
                new FeeSchedule.Entry(100, FeeCurve.STANDARD, FeeRates.of("0.06", "0")),
                new FeeSchedule.Entry(200, FeeCurve.STANDARD, FeeRates.of("0.10", "0"))));
    Exchange exchange = new Exchange(dated, floor);
    exchange.list(
        Market.of(GAME, new TradingRules(Tick.of("0.01"), Quantity.of("1"))), MarketState.OPEN, 0);
    exchange.deposit(ANN, Money.of("1000"), 0);
    exchange.deposit(BOB, Money.of("1000"), 0);
    exchange.submit(ANN, in(GAME, Intent.BUY_SHORT), 50);
    exchange.submit(BOB, in(GAME, Intent.BUY_LONG), 60);
    assertThat(floor.last().type()).isEqualTo(ExecutionType.REJECTED);
    exchange.submit(BOB, in(GAME, Intent.BUY_LONG), 199);
    assertThat(floor.last().fee()).isEqualTo(Money.of("1.50"));
    exchange.submit(ANN, in(GAME, Intent.BUY_SHORT), 199);
    exchange.submit(BOB, in(GAME, Intent.BUY_LONG), 200);
    assertThat(floor.last().fee()).isEqualTo(Money.of("2.50"));
  }

  @Test
  void shouldRefuseATakerWhoCannotPayTheFee() {
    floor.exchange.deposit(POOR, Money.of("50"), floor.now);
    floor.offer(ANN, "0.50", "100");
    floor.news();
    floor.bid(POOR, "0.50", "100");
    assertThat(floor.news())
        .containsExactly("poor rejected EXCHANGE_OPTION: 50 USD available, requested 51.74");

    floor.exchange.deposit(POOR, Money.of("1.74"), floor.now);
    floor.bid(POOR, "0.50", "100");
    assertThat(floor.balance(POOR).cash()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldLetASellerPayTheFeeFromTheProceeds() {
    floor.exchange.deposit(POOR, Money.of("51.74"), floor.now);
    floor.offer(ANN, "0.50", "100");
    floor.bid(POOR, "0.50", "100");
    floor.bid(BOB, "0.50", "100");
    floor.limit(POOR, Intent.SELL_LONG, "0.50", "100", TimeInForce.IMMEDIATE_OR_CANCEL);

    assertThat(floor.balance(POOR).cash()).isEqualTo(Money.of("48.26"));
  }

  @Test
  void shouldCancelRestingOrdersThatAFeeLeftUnfunded() {
    floor.exchange.deposit(POOR, Money.of("52"), floor.now);
    floor.submit(
        POOR, Floor.request(OTHER, Intent.BUY_LONG, "0.50", "1", TimeInForce.GOOD_TILL_CANCEL));
    floor.offer(ANN, "0.50", "100");
    floor.news();
    floor.bid(POOR, "0.50", "100");

    assertThat(floor.news())
        .contains("poor canceled unsolicited EXCHANGE_OPTION: 0.26 USD available, requested 0.5");
  }
}
