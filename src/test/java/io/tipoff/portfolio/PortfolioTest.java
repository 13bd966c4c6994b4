package io.tipoff.portfolio;

import static io.tipoff.portfolio.Orders.A;
import static io.tipoff.portfolio.Orders.B;
import static io.tipoff.portfolio.Orders.EDGE;
import static io.tipoff.portfolio.Orders.MAKER;
import static io.tipoff.portfolio.Orders.filled;
import static io.tipoff.portfolio.Orders.id;
import static io.tipoff.portfolio.Orders.opened;
import static io.tipoff.portfolio.Orders.quote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.event.ChangeRejected;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderExpired;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.PositionRestored;
import io.tipoff.event.RejectReason;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortfolioTest {
  private final Portfolio portfolio = new Portfolio();

  @BeforeEach
  void restoreCash() {
    portfolio.restore(Money.of("100"));
  }

  @Test
  void shouldSpendAndEarnCash() {
    trade(1, Side.BUY, "0.50", "10", "0.17");
    assertCash("94.83", "94.83");
    trade(2, Side.SELL, "0.60", "10", "-0.03");
    assertCash("100.86", "100.86");
    assertThat(position().realised()).isEqualTo(Money.of("1.00"));
    assertThat(position().fees()).isEqualTo(Money.of("0.17"));
    assertThat(position().rebates()).isEqualTo(Money.of("0.03"));
  }

  @Test
  void shouldKeepADollarForEveryShortContract() {
    trade(1, Side.SELL, "0.60", "10", "0");
    assertCash("106.00", "96.00");
    trade(2, Side.BUY, "0.30", "4", "0");
    assertCash("104.80", "98.80");
    trade(3, Side.BUY, "0.30", "10", "0");
    assertCash("101.80", "101.80");
  }

  @Test
  void shouldValuePositionsAtTheirMarks() {
    trade(1, Side.BUY, "0.50", "10", "0");
    mark(A, "0.45");
    assertThat(portfolio.equity()).isEqualTo(Money.of("99.50"));
    mark(A, "0.70");
    assertThat(portfolio.equity()).isEqualTo(Money.of("102.00"));
    trade(2, Side.SELL, "0.70", "30", "0");
    mark(A, "0.80");
    assertThat(portfolio.holding(A).value()).isEqualTo(Money.of("-16.00"));
    assertThat(portfolio.equity()).isEqualTo(Money.of("100.00"));
  }

  @ParameterizedTest
  @CsvSource({
    "BUY,  1,   105.00",
    "BUY,  0,    95.00",
    "BUY,  0.5, 100.00",
    "SELL, 1,    95.00",
    "SELL, 0,   105.00",
    "SELL, 0.5, 100.00",
    "BUY,  0.3333, 98.333"
  })
  void shouldTurnASettledPositionIntoCash(Side side, Price result, Money cash) {
    trade(1, side, "0.50", "10", "0");
    mark(A, "0.77");
    portfolio.settle(A, result);
    assertThat(portfolio.cash()).isEqualTo(cash);
    assertThat(portfolio.equity()).isEqualTo(cash);
    assertThat(portfolio.free()).isEqualTo(cash);
    assertThat(portfolio.worstLoss()).isEqualTo(Money.ZERO);
    assertThat(position().quantity()).isEqualTo(Quantity.ZERO);
    assertThat(position().realised()).isEqualTo(cash.minus(Money.of("100")));
  }

  @Test
  void shouldSettleEveryStrategysShare() {
    trade(1, MAKER, A, Side.BUY, "0.40", "10");
    trade(2, EDGE, A, Side.SELL, "0.60", "10");
    assertThat(position().quantity()).isEqualTo(Quantity.ZERO);
    portfolio.settle(A, Price.ONE);
    assertThat(strategy(MAKER).realised()).isEqualTo(Money.of("6.00"));
    assertThat(strategy(EDGE).realised()).isEqualTo(Money.of("-4.00"));
    assertThat(strategy(MAKER).quantity()).isEqualTo(Quantity.ZERO);
    assertThat(strategy(EDGE).quantity()).isEqualTo(Quantity.ZERO);
    assertThat(portfolio.cash()).isEqualTo(Money.of("102.00"));
  }

  @Test
  void shouldChargeOnlyTheStrategyThatTraded() {
    portfolio.submit(id(1), EDGE, quote(Side.BUY, "0.50", "10"));
    portfolio.apply(filled(1, "0.50", "10", "0.17"));
    trade(2, MAKER, A, Side.BUY, "0.50", "10");
    assertThat(strategy(EDGE).fees()).isEqualTo(Money.of("0.17"));
    assertThat(strategy(MAKER).fees()).isEqualTo(Money.ZERO);
    assertThat(position().fees()).isEqualTo(Money.of("0.17"));
    assertThat(portfolio.holding(A).byStrategy().sequencedKeySet()).containsExactly(EDGE, MAKER);
  }

  @Test
  void shouldHoldWhatWasRestored() {
    portfolio.restore(new PositionRestored(1, A, MAKER, Quantity.of("-10"), Money.of("-6.00")));
    assertThat(position().quantity()).isEqualTo(Quantity.of("-10"));
    assertThat(strategy(MAKER).cost()).isEqualTo(Money.of("-6.00"));
    assertThat(portfolio.cash()).isEqualTo(Money.of("100.00"));
    assertThat(portfolio.free()).isEqualTo(Money.of("90.00"));
    assertThat(portfolio.worstLoss()).isEqualTo(Money.of("4.00"));
  }

  @Test
  void shouldAddUpWhatTheStrategiesHeld() {
    hold(MAKER, "10", "4.00");
    hold(EDGE, "5", "3.50");
    assertThat(position().quantity()).isEqualTo(Quantity.of("15"));
    assertThat(position().cost()).isEqualTo(Money.of("7.50"));
    assertThat(portfolio.equity()).isEqualTo(Money.of("107.50"));
  }

  @Test
  void shouldTakeALaterTellingForTheTruth() {
    hold(MAKER, "10", "4.00");
    hold(EDGE, "5", "3.50");
    hold(MAKER, "-2", "-1.20");
    assertThat(strategy(MAKER).quantity()).isEqualTo(Quantity.of("-2"));
    assertThat(strategy(EDGE).quantity()).isEqualTo(Quantity.of("5"));
    assertThat(position().quantity()).isEqualTo(Quantity.of("3"));
    assertThat(position().cost()).isEqualTo(Money.of("2.30"));
  }

  /** What two strategies hold against each other leaves a cost that is no price. */
  @ParameterizedTest
  @CsvSource({
    "10, 9.00, -9,  -0.90",
    "10, 1.00, -9,  -8.10",
    "10, 4.00, -10, -6.00",
    "10, 6.00, -10, -4.00"
  })
  void shouldHoldStrategiesAgainstEachOther(
      String makers, String paid, String edges, String proceeds) {
    hold(MAKER, makers, paid);
    hold(EDGE, edges, proceeds);
    assertThat(strategy(MAKER).cost()).isEqualTo(Money.of(paid));
    assertThat(strategy(EDGE).cost()).isEqualTo(Money.of(proceeds));
    assertThat(position().quantity()).isEqualTo(Quantity.of(makers).plus(Quantity.of(edges)));
  }

  @Test
  void shouldHoldMarketsInTheOrderInWhichItCameToThem() {
    trade(1, MAKER, B, Side.BUY, "0.50", "1");
    trade(2, MAKER, A, Side.BUY, "0.50", "1");
    trade(3, MAKER, B, Side.SELL, "0.50", "1");
    assertThat(portfolio.holdings().sequencedKeySet()).containsExactly(B, A);
  }

  @Test
  void shouldListLiveOrdersOldestFirst() {
    portfolio.submit(id(1), MAKER, quote(Side.BUY, "0.50", "10"));
    portfolio.submit(id(2), MAKER, quote(Side.BUY, "0.49", "10"));
    portfolio.submit(id(3), MAKER, quote(Side.SELL, "0.60", "10"));
    assertLive(1, 2, 3);
    portfolio.apply(opened(2));
    portfolio.requestCancel(id(2));
    assertLive(1, 2, 3);
    portfolio.apply(new OrderCanceled(2, id(2), OrderCanceled.Cause.REQUESTED, ""));
    assertLive(1, 3);
    portfolio.notSent(id(3));
    assertLive(1);
    portfolio.apply(filled(1, "0.50", "10", "0"));
    assertLive();
  }

  @Test
  void shouldTakeEveryKindOfNews() {
    portfolio.submit(id(1), MAKER, quote(Side.BUY, "0.50", "10"));
    portfolio.submit(id(2), MAKER, quote(Side.BUY, "0.50", "10"));
    portfolio.submit(id(3), MAKER, quote(Side.BUY, "0.50", "10"));
    portfolio.submit(id(4), MAKER, quote(Side.BUY, "0.50", "10"));
    portfolio.apply(opened(1));
    assertState(1, OrderState.NEW);
    portfolio.requestReplacement(id(1), quote(Side.BUY, "0.40", "10"));
    assertState(1, OrderState.PENDING_REPLACE);
    portfolio.changeFailed(id(1));
    assertState(1, OrderState.NEW);
    portfolio.requestCancel(id(1));
    assertState(1, OrderState.PENDING_CANCEL);
    portfolio.apply(new ChangeRejected(2, id(1), "Unknown order"));
    assertState(1, OrderState.NEW);
    portfolio.apply(new OrderExpired(3, id(1)));
    assertState(1, OrderState.EXPIRED);
    portfolio.apply(new OrderRejected(3, id(2), RejectReason.EXCHANGE_OPTION, ""));
    assertState(2, OrderState.REJECTED);
    portfolio.refused(id(3));
    assertState(3, OrderState.REJECTED);
    portfolio.answerLost(id(4));
    assertState(4, OrderState.OUTCOME_UNKNOWN);
  }

  @Test
  void shouldRefuseNewsOfAnOrderThatIsNotOurs() {
    assertThatIllegalStateException()
        .isThrownBy(() -> portfolio.apply(filled(9, "0.50", "1", "0")))
        .withMessageContaining("o9");
    assertThatIllegalStateException().isThrownBy(() -> portfolio.order(id(9)));
    assertThat(portfolio.cash()).isEqualTo(Money.of("100"));
  }

  @Test
  void shouldRefuseToSubmitAnOrderTwice() {
    portfolio.submit(id(1), MAKER, quote(Side.BUY, "0.50", "10"));
    assertThatIllegalStateException()
        .isThrownBy(() -> portfolio.submit(id(1), MAKER, quote(Side.BUY, "0.40", "10")))
        .withMessageContaining("o1");
    portfolio.notSent(id(1));
    assertThatIllegalStateException()
        .isThrownBy(() -> portfolio.submit(id(1), MAKER, quote(Side.BUY, "0.40", "10")));
    assertThat(portfolio.worstLoss()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldNotMoveMoneyForAFillThatCannotBe() {
    portfolio.submit(id(1), MAKER, quote(Side.BUY, "0.50", "10"));
    portfolio.notSent(id(1));
    assertThatThrownBy(() -> portfolio.apply(filled(1, "0.50", "10", "0.10")))
        .isInstanceOf(IllegalTransition.class);
    assertCash("100.00", "100.00");
    assertThat(position().quantity()).isEqualTo(Quantity.ZERO);
  }

  @Test
  void shouldRememberManyDoneOrdersForLateNews() {
    for (int number = 1; number <= 65_537; number++) {
      portfolio.submit(id(number), MAKER, quote(Side.BUY, "0.50", "1"));
      portfolio.notSent(id(number));
    }
    assertThatIllegalStateException().isThrownBy(() -> portfolio.order(id(1)));
    assertState(2, OrderState.NOT_SENT);
    assertState(65_537, OrderState.NOT_SENT);
  }

  @Test
  void shouldNotForgetAnOrderThatIsLive() {
    portfolio.submit(id(1), MAKER, quote(Side.BUY, "0.50", "1"));
    for (int number = 2; number <= 65_540; number++) {
      portfolio.submit(id(number), MAKER, quote(Side.BUY, "0.50", "1"));
      portfolio.notSent(id(number));
    }
    assertState(1, OrderState.PENDING_NEW);
  }

  /** What the live orders that would close a position leave of it. */
  @ParameterizedTest
  @CsvSource({
    // held, live buys, live sells, closable by a sell, closable by a buy
    " 10,  0,  0, 10,  0",
    " 10,  0,  4,  6,  0",
    " 10,  7,  4,  6,  0",
    " 10,  0, 10,  0,  0",
    " 10,  0, 15,  0,  0",
    "-10,  0,  0,  0, 10",
    "-10,  4,  0,  0,  6",
    "-10,  4,  7,  0,  6",
    "-10, 15,  0,  0,  0",
    "  0,  5,  5,  0,  0"
  })
  void shouldKnowWhatCanStillBeClosed(
      String held, String buys, String sells, String bySell, String byBuy) {
    portfolio.restore(new PositionRestored(1, A, MAKER, Quantity.of(held), Money.ZERO));
    work(1, Side.BUY, buys);
    work(2, Side.SELL, sells);
    Holding holding = portfolio.holding(A);
    assertThat(holding.closable(Side.SELL, null)).isEqualTo(Quantity.of(bySell));
    assertThat(holding.closable(Side.BUY, null)).isEqualTo(Quantity.of(byBuy));
    assertThat(holding.working(Side.BUY, null)).isEqualTo(Quantity.of(buys));
    assertThat(holding.working(Side.SELL, null)).isEqualTo(Quantity.of(sells));
  }

  @Test
  void shouldLeaveOutTheOrderWhosePlaceIsTaken() {
    portfolio.restore(new PositionRestored(1, A, MAKER, Quantity.of("10"), Money.of("5")));
    Order first = portfolio.submit(id(1), MAKER, quote(Side.SELL, "0.60", "4"));
    portfolio.submit(id(2), MAKER, quote(Side.SELL, "0.70", "3"));
    Holding holding = portfolio.holding(A);
    assertThat(holding.closable(Side.SELL, null)).isEqualTo(Quantity.of("3"));
    assertThat(holding.closable(Side.SELL, first)).isEqualTo(Quantity.of("7"));
    assertThat(holding.claimsWith(quote(Side.SELL, "0.65", "5"), first))
        .containsExactly(
            new Collateral.Claim(Side.SELL, Price.of("0.70"), Quantity.of("3")),
            new Collateral.Claim(Side.SELL, Price.of("0.65"), Quantity.of("5")));
  }

  @Test
  void shouldCountTheMostThatAReplacementMayClose() {
    portfolio.restore(new PositionRestored(1, A, MAKER, Quantity.of("10"), Money.of("5")));
    portfolio.submit(id(1), MAKER, quote(Side.SELL, "0.60", "4"));
    portfolio.apply(opened(1));
    portfolio.requestReplacement(id(1), quote(Side.SELL, "0.55", "9"));
    assertThat(portfolio.holding(A).closable(Side.SELL, null)).isEqualTo(Quantity.of("1"));
    assertThat(portfolio.holding(A).claimsWith(quote(Side.BUY, "0.40", "5"), null))
        .containsExactly(
            new Collateral.Claim(Side.SELL, Price.of("0.55"), Quantity.of("9")),
            new Collateral.Claim(Side.BUY, Price.of("0.40"), Quantity.of("5")));
  }

  private void hold(String strategy, String quantity, String cost) {
    portfolio.restore(new PositionRestored(1, A, strategy, Quantity.of(quantity), Money.of(cost)));
  }

  private void work(long id, Side side, String quantity) {
    if (!quantity.equals("0")) {
      portfolio.submit(id(id), MAKER, quote(side, side == Side.BUY ? "0.40" : "0.60", quantity));
    }
  }

  private void trade(long id, Side side, String price, String quantity, String fee) {
    portfolio.submit(id(id), MAKER, quote(side, price, quantity));
    portfolio.apply(filled(id, price, quantity, fee));
  }

  private void trade(
      long id, String strategy, MarketId market, Side side, String price, String quantity) {
    portfolio.submit(id(id), strategy, quote(market, side, price, quantity));
    portfolio.apply(filled(id, price, quantity, "0"));
  }

  private void mark(MarketId market, String price) {
    portfolio.mark(portfolio.holding(market), Price.of(price));
  }

  private Position position() {
    return portfolio.holding(A).position();
  }

  private Position strategy(String name) {
    return portfolio.holding(A).byStrategy().get(name);
  }

  private void assertCash(String cash, String free) {
    assertThat(portfolio.cash()).isEqualTo(Money.of(cash));
    assertThat(portfolio.free()).isEqualTo(Money.of(free));
  }

  private void assertState(long id, OrderState state) {
    assertThat(portfolio.order(id(id)).state()).isEqualTo(state);
  }

  private void assertLive(long... ids) {
    assertThat(portfolio.holding(A).liveOrders().stream().mapToLong(o -> o.id().number()))
        .containsExactly(Arrays.stream(ids).boxed().toArray(Long[]::new));
  }
}
