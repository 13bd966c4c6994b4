package io.tipoff.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Intent;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import org.junit.jupiter.api.Test;

/** Invented money, third way: the same dollar buys again and again. */
class CapitalIsSpentTest {

  @Test
  void shouldRejectWhatTheAccountCannotPay() {
    VenueDesk desk = VenueDesk.withCash("10").quote("0.50", 100, "0.52", 100);

    desk.rest(1, Intent.BUY_LONG, "0.50", 20);
    desk.rest(2, Intent.BUY_LONG, "0.49", 1);

    assertThat(desk.reports())
        .containsExactly("o1 opened", "o2 rejected 10 usd available, requested 10.49");
  }

  @Test
  void shouldHaveLessToSpendAfterAFill() {
    VenueDesk desk = VenueDesk.withCash("20").quote("0.50", 100, "0.52", 100);
    desk.send(1, Intent.BUY_LONG, "0.52", 20, TimeInForce.IMMEDIATE_OR_CANCEL);
    desk.reports();

    desk.rest(2, Intent.BUY_LONG, "0.50", 20);

    assertThat(desk.reports()).containsExactly("o2 rejected 9.25 usd available, requested 10");
  }

  @Test
  void shouldPostADollarForAShort() {
    VenueDesk desk = VenueDesk.withCash("20").quote("0.40", 100, "0.42", 100);
    desk.send(1, Intent.BUY_SHORT, "0.40", 20, TimeInForce.IMMEDIATE_OR_CANCEL);
    assertThat(desk.reports()).contains("o1 filled 20 @ 0.40 taker fee 0.33, took_shown");

    desk.rest(2, Intent.BUY_SHORT, "0.41", 14);

    assertThat(desk.reports()).containsExactly("o2 rejected 7.67 usd available, requested 8.26");
  }

  @Test
  void shouldCountOnlyTheWorseSideOfOneMarket() {
    VenueDesk desk = VenueDesk.withCash("10").quote("0.48", 100, "0.52", 100);

    desk.rest(1, Intent.BUY_LONG, "0.48", 20);
    desk.rest(2, Intent.BUY_SHORT, "0.52", 20);

    assertThat(desk.reports()).containsExactly("o1 opened", "o2 opened");
  }

  @Test
  void shouldCancelOrdersElsewhereThatAFillLeftWithoutMoney() {
    VenueDesk desk = VenueDesk.withCash("10").open(VenueDesk.OTHER);
    desk.quote("0.50", 100, "0.52", 100).quote(VenueDesk.OTHER, "0.50", 100, "0.52", 100);
    desk.rest(1, Intent.BUY_LONG, "0.50", 20).rest(VenueDesk.OTHER, 2, Intent.BUY_LONG, "0.50", 20);
    desk.reports();

    desk.after(1).print("0.49", 100, Side.SELL);

    assertThat(desk.reports())
        .containsExactly(
            "o1 filled 20 @ 0.50 maker fee -0.06, trade_through", "o2 canceled unfunded");
  }

  @Test
  void shouldNotSpendTheDollarThatASettlementDidNotPay() {
    VenueDesk desk = VenueDesk.withCash("10").quote("0.50", 100, "0.52", 100);
    desk.rest(1, Intent.BUY_LONG, "0.50", 20).after(1).print("0.49", 100, Side.SELL);
    desk.open(VenueDesk.OTHER).settle("0.00").reports();

    desk.rest(VenueDesk.OTHER, 2, Intent.BUY_LONG, "0.01", 10);

    assertThat(desk.reports()).containsExactly("o2 rejected 0.06 usd available, requested 0.1");
  }
}
