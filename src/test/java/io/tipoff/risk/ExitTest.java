package io.tipoff.risk;

import static io.tipoff.risk.Desk.GAME;
import static io.tipoff.risk.Desk.OTHER;
import static io.tipoff.risk.Desk.buy;
import static io.tipoff.risk.Desk.quote;
import static io.tipoff.risk.Desk.sell;
import static io.tipoff.risk.Desk.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.OrderExpired;
import io.tipoff.market.MarketState;
import io.tipoff.market.Side;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.risk.Decision.Approved;
import io.tipoff.risk.Decision.Refused;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An order that can only reduce the position passes all but what the venue would refuse. */
class ExitTest {
  private final Desk desk = new Desk();

  /** A hindrance, an order that it must stop, and an exit that it must not. */
  record Hindrance(Limit limit, Consumer<Desk> set, OrderTerms entry, OrderTerms exit) {
    @Override
    public String toString() {
      return limit.name();
    }
  }

  static Stream<Hindrance> onlyForEntries() {
    OrderTerms entry = buy("10", "0.49");
    OrderTerms exit = sell("10", "0.51");
    return Stream.of(
        new Hindrance(Limit.BOOK, desk -> desk.book(GAME, "0.02", "0.98"), entry, exit),
        new Hindrance(Limit.BOOK, desk -> desk.books.disconnect(), entry, exit),
        new Hindrance(Limit.PRICE_BOUNDS, _ -> {}, buy("10", "0.04"), sell("10", "0.96")),
        new Hindrance(Limit.MINIMUM_ORDER, _ -> {}, buy("1", "0.49"), sell("1", "0.51")),
        new Hindrance(Limit.OUTCOME_UNKNOWN, ExitTest::loseAnAnswer, buy("5", "0.49"), exit),
        new Hindrance(Limit.MARKET_LOSS, _ -> {}, buy("100", "0.49"), exit),
        new Hindrance(Limit.TOTAL_LOSS, ExitTest::riskMuchElsewhere, entry, exit),
        new Hindrance(Limit.BUYING_POWER, desk -> desk.cash("0"), entry, exit),
        new Hindrance(Limit.DAILY_LOSS, desk -> desk.equity("975"), entry, exit),
        new Hindrance(Limit.DRAWDOWN, desk -> desk.equity("850"), entry, exit));
  }

  @ParameterizedTest
  @MethodSource("onlyForEntries")
  void shouldPassWhatStopsAnEntry(Hindrance hindrance) {
    desk.hold("10");
    hindrance.set().accept(desk);
    assertRefused(hindrance.limit(), desk.ask(hindrance.entry()));
    assertExit(desk.ask(hindrance.exit()));
  }

  @Test
  void shouldPassWhereTheTakersFeeIsUnknown() {
    desk.hold("10");
    long early = Desk.FEES_FROM - 1;
    assertRefused(Limit.UNKNOWN_FEE, desk.ask(take(Side.BUY, "10", "0.51"), early));
    assertThat(desk.ask(take(Side.SELL, "10", "0.49"), early)).isInstanceOf(Approved.class);
  }

  @Test
  void shouldLeaveToAnUnknownExitWhatItMayClose() {
    desk.hold("10").equity("850");
    desk.portfolio.answerLost(desk.submitted(sell("6", "0.52")).id());
    assertExit(desk.ask(sell("4", "0.51")));
    assertRefused(Limit.OUTCOME_UNKNOWN, desk.ask(sell("5", "0.51")));
  }

  @Test
  void shouldPassTheCountOfOrders() {
    desk.hold("10");
    desk.working(sell("2", "0.52"));
    desk.working(sell("2", "0.53"));
    assertExit(desk.ask(sell("6", "0.51")));
    assertRefused(Limit.ORDERS_PER_SIDE, desk.ask(sell("7", "0.51")));
  }

  static Stream<Hindrance> forExitsToo() {
    OrderTerms exit = sell("10", "0.51");
    return Stream.of(
        new Hindrance(Limit.STOPPING, desk -> desk.gate.stop(), exit, exit),
        new Hindrance(
            Limit.MARKET_NOT_OPEN, desk -> desk.state(GAME, MarketState.SUSPENDED), exit, exit),
        new Hindrance(Limit.UNKNOWN_RULES, desk -> desk.forgetRules(GAME), exit, exit),
        new Hindrance(Limit.TICK, _ -> {}, exit, sell("10", "0.515")),
        new Hindrance(Limit.PRICE_BOUNDS, _ -> {}, exit, sell("10", "1")),
        new Hindrance(Limit.MINIMUM_QUANTITY, desk -> desk.list(GAME, "12"), exit, exit),
        new Hindrance(Limit.QUANTITY_STEP, desk -> desk.list(GAME, "4"), exit, exit),
        new Hindrance(Limit.COLLAR, _ -> {}, exit, take(Side.SELL, "10", "0.45")),
        new Hindrance(
            Limit.SELF_MATCH, desk -> desk.working(buy("5", "0.50")), exit, sell("10", "0.50")));
  }

  @ParameterizedTest
  @MethodSource("forExitsToo")
  void shouldNotPassWhatTheVenueWouldRefuse(Hindrance hindrance) {
    desk.hold("10");
    assertExit(desk.ask(sell("10", "0.51")));
    hindrance.set().accept(desk);
    assertRefused(hindrance.limit(), desk.ask(hindrance.exit()));
  }

  @ParameterizedTest
  @CsvSource({
    // held, side, contracts, whether it is an exit
    " 10, SELL,  9, true",
    " 10, SELL, 10, true",
    " 10, SELL, 11, false",
    " 10, BUY,  10, false",
    "-10, BUY,   9, true",
    "-10, BUY,  10, true",
    "-10, BUY,  11, false",
    "-10, SELL, 10, false",
    "  0, BUY,  10, false",
    "  0, SELL, 10, false"
  })
  void shouldNotExceedThePosition(String held, Side side, String contracts, boolean exit) {
    desk.hold(held);
    OrderTerms terms = quote(GAME, side, contracts, side == Side.BUY ? "0.49" : "0.51");
    assertThat(((Approved) desk.ask(terms)).isExit()).isEqualTo(exit);
  }

  @Test
  void shouldNotExceedThePositionTogetherWithOthers() {
    desk.hold("10");
    Approved first = (Approved) desk.ask(sell("6", "0.51"));
    assertThat(first.isExit()).isTrue();
    desk.submitted(first.terms());
    assertThat(((Approved) desk.ask(sell("5", "0.52"))).isExit()).isFalse();
    Approved second = (Approved) desk.ask(sell("4", "0.52"));
    assertThat(second.isExit()).isTrue();
    desk.submitted(second.terms());
    desk.equity("850");
    assertRefused(Limit.ORDERS_PER_SIDE, desk.ask(sell("5", "0.53")));
    assertRefused(Limit.MINIMUM_ORDER, desk.ask(sell("1", "0.53")));
  }

  @Test
  void shouldExitWhatAnotherExitGaveBack() {
    desk.hold("10").equity("850");
    Order first = desk.working(sell("10", "0.52"));
    assertRefused(Limit.DRAWDOWN, desk.ask(sell("10", "0.51")));
    desk.portfolio.apply(new OrderExpired(Desk.NOW, first.id()));
    assertExit(desk.ask(sell("10", "0.51")));
  }

  @Test
  void shouldShrinkWithThePosition() {
    desk.hold("10").equity("850");
    Order first = desk.working(sell("10", "0.52"));
    desk.fill(first, "4");
    assertRefused(Limit.DRAWDOWN, desk.ask(sell("6", "0.51")));
    desk.portfolio.apply(new OrderExpired(Desk.NOW, first.id()));
    assertRefused(Limit.DRAWDOWN, desk.ask(sell("7", "0.51")));
    assertExit(desk.ask(sell("6", "0.51")));
  }

  private static void riskMuchElsewhere(Desk desk) {
    desk.working(quote(OTHER, Side.BUY, "100", "0.49"));
    desk.working(quote(OTHER, Side.BUY, "56", "0.48"));
  }

  private static void loseAnAnswer(Desk desk) {
    desk.portfolio.answerLost(desk.submitted(buy("5", "0.48")).id());
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
