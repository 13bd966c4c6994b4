package io.tipoff.risk;

import static io.tipoff.risk.Desk.buy;
import static io.tipoff.risk.Desk.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.portfolio.Order;
import io.tipoff.risk.Decision.Approved;
import io.tipoff.risk.Decision.Refused;
import org.junit.jupiter.api.Test;

/** A replacement takes its order's place, and until it has, either may trade. */
class ReplacementTest {
  private final Desk desk = new Desk();

  @Test
  void shouldNotCountTheOrderThatGoes() {
    Order first = desk.working(buy("50", "0.48"));
    desk.working(buy("5", "0.47"));
    assertRefused(Limit.ORDERS_PER_SIDE, desk.ask(buy("5", "0.49")));
    assertEntry(desk.ask(buy("50", "0.49"), first));
  }

  @Test
  void shouldLoseNoMoreThanTheNewTerms() {
    Order order = desk.working(buy("90", "0.50"));
    assertEntry(desk.ask(buy("100", "0.50"), order));
    assertRefused(Limit.MARKET_LOSS, desk.ask(buy("101", "0.50"), order));
  }

  @Test
  void shouldLoseNoMoreThanTheOldTermsEither() {
    Order order = desk.working(buy("98", "0.51"));
    assertEntry(desk.ask(buy("5", "0.49"), order));
    assertRefused(Limit.MARKET_LOSS, desk.ask(buy("101", "0.49"), order));
  }

  @Test
  void shouldLookAtTheTermsOfASaleTheOtherWayRound() {
    Order order = desk.working(sell("98", "0.49"));
    assertEntry(desk.ask(sell("98", "0.60"), order));
    assertRefused(Limit.MARKET_LOSS, desk.ask(sell("99", "0.60"), order));
  }

  @Test
  void shouldNeedNoMoreCashThanTheWorseTerms() {
    desk.cash("40");
    Order order = desk.working(buy("80", "0.50"));
    assertEntry(desk.ask(buy("80", "0.49"), order));
    assertRefused(Limit.BUYING_POWER, desk.ask(buy("80", "0.51"), order));
    assertRefused(Limit.BUYING_POWER, desk.ask(buy("81", "0.50"), order));
  }

  @Test
  void shouldStillNeedCashForTheOldTerms() {
    Order order = desk.cash("40").working(buy("80", "0.50"));
    desk.cash("39.99");
    assertRefused(Limit.BUYING_POWER, desk.ask(buy("5", "0.49"), order));
    desk.cash("40");
    assertEntry(desk.ask(buy("5", "0.49"), order));
  }

  @Test
  void shouldCountTheContractsThatTradedOnce() {
    Order order = desk.working(buy("100", "0.50"));
    desk.fill(order, "60");
    assertEntry(desk.ask(buy("100", "0.49"), order));
    assertRefused(Limit.MARKET_LOSS, desk.ask(buy("101", "0.50"), order));
  }

  @Test
  void shouldMindBothTermsOfAReplacementUnderWay() {
    Order order = desk.working(buy("50", "0.50"));
    desk.portfolio.requestReplacement(order.id(), buy("98", "0.50"));
    assertRefused(Limit.MARKET_LOSS, desk.ask(buy("5", "0.49")));
    desk.portfolio.changeFailed(order.id());
    assertEntry(desk.ask(buy("5", "0.49")));
  }

  @Test
  void shouldMoveAnExitAsAnExit() {
    desk.hold("10").equity("850");
    Order exit = desk.working(sell("10", "0.55"));
    assertExit(desk.ask(sell("10", "0.51"), exit));
    assertExit(desk.ask(sell("4", "0.51"), exit));
    assertRefused(Limit.DRAWDOWN, desk.ask(sell("11", "0.51"), exit));
  }

  @Test
  void shouldMoveWhatIsLeftOfAnExit() {
    desk.hold("10").equity("850");
    Order exit = desk.working(sell("10", "0.55"));
    desk.fill(exit, "4");
    assertExit(desk.ask(sell("10", "0.51"), exit));
    assertRefused(Limit.DRAWDOWN, desk.ask(sell("11", "0.51"), exit));
  }

  @Test
  void shouldNotGrowOneExitBesideAnother() {
    desk.hold("10").equity("850");
    Order exit = desk.working(sell("6", "0.55"));
    desk.working(sell("4", "0.56"));
    assertExit(desk.ask(sell("6", "0.51"), exit));
    assertRefused(Limit.DRAWDOWN, desk.ask(sell("7", "0.51"), exit));
  }

  @Test
  void shouldNotTakeForAnExitWhatLeavesNothing() {
    desk.equity("850");
    Order order = desk.working(buy("10", "0.49"));
    desk.fill(order, "6");
    assertThat(desk.ask(buy("6", "0.48"), order)).isInstanceOf(Refused.class);
    assertThat(desk.ask(buy("5", "0.48"), order)).isInstanceOf(Refused.class);
  }

  @Test
  void shouldKeepAReplacementToTheVenuesRules() {
    desk.hold("10");
    Order exit = desk.working(sell("10", "0.55"));
    assertRefused(Limit.TICK, desk.ask(sell("10", "0.515"), exit));
    assertRefused(Limit.COLLAR, desk.ask(sell("10", "0.45"), exit));
  }

  private static void assertEntry(Decision decision) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Approved.class, approved -> assertThat(approved.isExit()).isFalse());
  }

  private static void assertExit(Decision decision) {
    assertThat(decision)
        .isInstanceOfSatisfying(Approved.class, approved -> assertThat(approved.isExit()).isTrue());
  }

  private static void assertRefused(Limit limit, Decision decision) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.limit()).isEqualTo(limit));
  }
}
