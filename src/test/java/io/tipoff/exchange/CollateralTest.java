package io.tipoff.exchange;

import static io.tipoff.exchange.Floor.ANN;
import static io.tipoff.exchange.Floor.BOB;
import static io.tipoff.exchange.Floor.CAT;
import static io.tipoff.exchange.Floor.GAME;
import static io.tipoff.exchange.Floor.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.market.Intent;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import org.junit.jupiter.api.Test;

class CollateralTest {
  private static final AccountId POOR = new AccountId("poor");
  private final Floor floor = Floor.free();

  private void fund(String dollars) {
    floor.exchange.deposit(POOR, Money.of(dollars), floor.now);
  }

  private String inOther(AccountId account, Intent intent, String price, String quantity) {
    return floor.submit(
        account, Floor.request(OTHER, intent, price, quantity, TimeInForce.GOOD_TILL_CANCEL));
  }

  /** The venue's table for a trade at 0.40. */
  @Test
  void shouldChargeALongItsPriceAndAShortOneDollarLess() {
    floor.offer(BOB, "0.40", "10");
    floor.bid(ANN, "0.40", "10");

    assertThat(floor.balance(ANN).cash()).isEqualTo(Money.of("996"));
    assertThat(floor.balance(ANN).margin()).isEqualTo(Money.ZERO);
    assertThat(floor.balance(ANN).buyingPower()).isEqualTo(Money.of("996"));
    assertThat(floor.balance(ANN).assetNotional()).isEqualTo(Money.of("4"));
    assertThat(floor.balance(BOB).cash()).isEqualTo(Money.of("1004"));
    assertThat(floor.balance(BOB).margin()).isEqualTo(Money.of("10"));
    assertThat(floor.balance(BOB).buyingPower()).isEqualTo(Money.of("994"));
    assertThat(floor.balance(BOB).assetNotional()).isEqualTo(Money.of("6"));
  }

  @Test
  void shouldReserveTheWorseSideOnly() {
    floor.bid(ANN, "0.40", "10");
    assertThat(floor.balance(ANN).openOrders()).isEqualTo(Money.of("4"));
    floor.offer(ANN, "0.60", "20");
    assertThat(floor.balance(ANN).openOrders()).isEqualTo(Money.of("8"));
    assertThat(floor.balance(ANN).buyingPower()).isEqualTo(Money.of("992"));
    floor.bid(ANN, "0.30", "20");
    assertThat(floor.balance(ANN).openOrders()).isEqualTo(Money.of("10"));
  }

  @Test
  void shouldReserveNothingForWhatClosesALong() {
    floor.offer(BOB, "0.40", "10");
    floor.bid(ANN, "0.40", "10");
    floor.limit(ANN, Intent.SELL_LONG, "0.60", "10", TimeInForce.GOOD_TILL_CANCEL);
    assertThat(floor.balance(ANN).openOrders()).isEqualTo(Money.ZERO);
    floor.offer(ANN, "0.60", "20");
    assertThat(floor.balance(ANN).openOrders()).isEqualTo(Money.of("2"));
  }

  @Test
  void shouldReserveNothingForWhatClosesAShort() {
    floor.offer(BOB, "0.40", "10");
    floor.bid(ANN, "0.40", "10");
    floor.limit(BOB, Intent.SELL_SHORT, "0.30", "10", TimeInForce.GOOD_TILL_CANCEL);
    assertThat(floor.balance(BOB).openOrders()).isEqualTo(Money.ZERO);
    floor.bid(BOB, "0.30", "40");
    assertThat(floor.balance(BOB).openOrders()).isEqualTo(Money.of("5"));
  }

  @Test
  void shouldRefuseWhatCannotBePaid() {
    floor.bid(ANN, "0.50", "2001");
    assertThat(floor.news())
        .containsExactly("ann rejected EXCHANGE_OPTION: 1000 USD available, requested 1000.5");
    floor.bid(ANN, "0.50", "2000");
    assertThat(floor.balance(ANN).buyingPower()).isEqualTo(Money.ZERO);
    floor.bid(ANN, "0.01", "1");
    assertThat(floor.news())
        .containsExactly(
            "ann new", "ann rejected EXCHANGE_OPTION: 0 USD available, requested 0.01");
  }

  @Test
  void shouldRefuseAShortThatCannotBeCovered() {
    floor.offer(ANN, "0.60", "2501");
    assertThat(floor.news())
        .containsExactly("ann rejected EXCHANGE_OPTION: 1000 USD available, requested 1000.4");
    floor.offer(ANN, "0.60", "2500");
    assertThat(floor.news()).containsExactly("ann new");
  }

  @Test
  void shouldMeasureAnOrderByItsLimitThoughItWouldTradeForLess() {
    fund("5");
    floor.offer(ANN, "0.40", "10");
    floor.news();
    floor.bid(POOR, "0.60", "10");

    assertThat(floor.news())
        .containsExactly("poor rejected EXCHANGE_OPTION: 5 USD available, requested 6");
  }

  @Test
  void shouldKnowNobodyWithoutMoney() {
    AccountId nobody = new AccountId("nobody");
    floor.bid(nobody, "0.01", "1");

    assertThat(floor.news())
        .containsExactly("nobody rejected EXCHANGE_OPTION: 0 USD available, requested 0.01");
    assertThat(floor.balance(new AccountId("other")).cash()).isEqualTo(Money.ZERO);
  }

  /** The venue's worked example: two orders of 10 dollars. */
  @Test
  void shouldCheckEveryMarketByItself() {
    fund("10");
    floor.bid(POOR, "0.50", "20");
    floor.bid(POOR, "0.50", "20");
    inOther(POOR, Intent.BUY_LONG, "0.50", "20");

    assertThat(floor.news())
        .containsExactly(
            "poor new", "poor rejected EXCHANGE_OPTION: 0 USD available, requested 10", "poor new");
    assertThat(floor.balance(POOR).openOrders()).isEqualTo(Money.of("10"));
    assertThat(floor.balance(POOR).buyingPower()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldCancelTheNewestThatAFillElsewhereLeftUnfunded() {
    fund("10");
    String first = inOther(POOR, Intent.BUY_LONG, "0.20", "20");
    String second = inOther(POOR, Intent.BUY_LONG, "0.19", "20");
    String harmless = inOther(POOR, Intent.BUY_SHORT, "0.90", "10");
    floor.bid(POOR, "0.50", "10");
    floor.news();
    floor.offer(ANN, "0.50", "10");

    assertThat(floor.news())
        .containsExactly(
            "ann new",
            "poor fill 10 @ 0.50",
            "ann fill 10 @ 0.50",
            "poor canceled unsolicited EXCHANGE_OPTION: 5 USD available, requested 7.8");
    assertThat(floor.order(POOR, second).status()).isEqualTo(OrderStatus.CANCELED);
    assertThat(floor.order(POOR, first).status()).isEqualTo(OrderStatus.NEW);
    assertThat(floor.order(POOR, harmless).status()).isEqualTo(OrderStatus.NEW);
    assertThat(floor.balance(POOR).buyingPower()).isEqualTo(Money.of("1"));
    assertThat(floor.changes).endsWith(GAME, OTHER);
  }

  @Test
  void shouldCancelOwnOrdersElsewhereWhenTheTakerSpendsTheFunds() {
    fund("10");
    inOther(POOR, Intent.BUY_SHORT, "0.50", "20");
    floor.offer(ANN, "0.60", "10");
    floor.news();
    floor.bid(POOR, "0.60", "10");

    assertThat(floor.news())
        .containsExactly(
            "poor new",
            "ann fill 10 @ 0.60",
            "poor fill 10 @ 0.60",
            "poor canceled unsolicited EXCHANGE_OPTION: 4 USD available, requested 10");
  }

  @Test
  void shouldRefuseToCloseMoreThanIsHeld() {
    floor.offer(BOB, "0.40", "5");
    floor.bid(ANN, "0.40", "5");
    floor.news();
    floor.limit(ANN, Intent.SELL_LONG, "0.60", "6", TimeInForce.GOOD_TILL_CANCEL);
    floor.limit(ANN, Intent.SELL_LONG, "0.60", "3", TimeInForce.GOOD_TILL_CANCEL);
    floor.limit(ANN, Intent.SELL_LONG, "0.60", "3", TimeInForce.GOOD_TILL_CANCEL);
    floor.limit(ANN, Intent.SELL_SHORT, "0.30", "1", TimeInForce.GOOD_TILL_CANCEL);
    floor.limit(BOB, Intent.SELL_SHORT, "0.30", "5", TimeInForce.GOOD_TILL_CANCEL);

    assertThat(floor.news())
        .containsExactly(
            "ann rejected EXCHANGE_OPTION: Closing quantity limit is 5, given 6",
            "ann new",
            "ann rejected EXCHANGE_OPTION: Closing quantity limit is 2, given 3",
            "ann rejected EXCHANGE_OPTION: Closing quantity limit is 0, given 1",
            "bob new");
    assertThat(floor.exchange.positions(ANN).getFirst().available())
        .isEqualTo(Quantity.ofContracts(2));
  }

  @Test
  void shouldLetAClosingOrderBeReplacedUpToWhatIsHeld() {
    floor.offer(BOB, "0.40", "5");
    floor.bid(ANN, "0.40", "5");
    String id = floor.limit(ANN, Intent.SELL_LONG, "0.60", "3", TimeInForce.GOOD_TILL_CANCEL);
    floor.news();
    floor.replace(ANN, id, null, "6");
    floor.replace(ANN, id, "0.61", "5");

    assertThat(floor.news())
        .containsExactly(
            "ann rejected EXCHANGE_OPTION: Closing quantity limit is 5, given 6", "ann replace");
  }

  @Test
  void shouldShareTheCostWithWhatIsClosed() {
    floor.offer(BOB, "0.40", "10");
    floor.bid(ANN, "0.40", "10");
    floor.bid(CAT, "0.70", "4");
    floor.limit(ANN, Intent.SELL_LONG, "0.70", "4", TimeInForce.GOOD_TILL_CANCEL);
    floor.offer(CAT, "0.30", "4");
    floor.limit(BOB, Intent.SELL_SHORT, "0.30", "4", TimeInForce.GOOD_TILL_CANCEL);

    PositionSnapshot held = floor.exchange.positions(ANN).getFirst();
    assertThat(held.cost()).isEqualTo(Money.of("2.40"));
    assertThat(held.realized()).isEqualTo(Money.of("1.20"));
    PositionSnapshot shorted = floor.exchange.positions(BOB).getFirst();
    assertThat(shorted.cost()).isEqualTo(Money.of("3.60"));
    assertThat(shorted.realized()).isEqualTo(Money.of("0.40"));
  }

  @Test
  void shouldTurnAPositionAround() {
    floor.offer(BOB, "0.40", "10");
    floor.bid(ANN, "0.40", "10");
    floor.bid(CAT, "0.70", "15");
    floor.offer(ANN, "0.70", "15");

    PositionSnapshot position = floor.exchange.positions(ANN).getFirst();
    assertThat(position.quantity()).isEqualTo(Quantity.ofContracts(-5));
    assertThat(position.bought()).isEqualTo(Quantity.ofContracts(10));
    assertThat(position.sold()).isEqualTo(Quantity.ofContracts(15));
    assertThat(position.cost()).isEqualTo(Money.of("1.50"));
    assertThat(position.realized()).isEqualTo(Money.of("3.00"));
    assertThat(floor.balance(ANN).cash()).isEqualTo(Money.of("1006.50"));
    assertThat(floor.balance(ANN).margin()).isEqualTo(Money.of("5"));
    assertThat(floor.balance(ANN).assetNotional()).isEqualTo(Money.of("1.50"));
  }

  @Test
  void shouldBookDepositsAndTradesWithWhatWasBeforeAndAfter() {
    assertThat(floor.entries.getFirst().kind()).isEqualTo(LedgerEntry.Kind.DEPOSIT);
    assertThat(floor.entries.getFirst().balanceBefore().cash()).isEqualTo(Money.ZERO);
    assertThat(floor.entries.getFirst().balanceAfter().cash()).isEqualTo(Money.of("1000"));
    floor.entries.clear();
    floor.offer(BOB, "0.40", "10");
    floor.bid(ANN, "0.40", "10");

    LedgerEntry bob = floor.entries.getFirst();
    assertThat(bob.kind()).isEqualTo(LedgerEntry.Kind.TRADE);
    assertThat(bob.account()).isEqualTo(BOB);
    assertThat(bob.positionBefore()).isNull();
    assertThat(bob.positionAfter()).isEqualTo(floor.exchange.positions(BOB).getFirst());
    assertThat(bob.amount()).isEqualTo(Money.of("4"));
    assertThat(bob.balanceBefore().openOrders()).isEqualTo(Money.of("6"));
    assertThat(bob.balanceAfter()).isEqualTo(floor.balance(BOB));
    assertThat(bob.tradeId()).isEqualTo(floor.trades.getFirst().id());
    assertThat(bob.aggressor()).isFalse();
    assertThat(floor.entries.get(1).aggressor()).isTrue();
    assertThat(floor.entries.get(1).amount()).isEqualTo(Money.of("-4"));
  }

  @Test
  void shouldRefuseADepositOfNothing() {
    assertThatThrownBy(() -> fund("0")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> fund("-1")).isInstanceOf(IllegalArgumentException.class);
  }
}
