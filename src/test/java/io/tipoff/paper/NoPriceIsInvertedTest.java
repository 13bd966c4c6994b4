package io.tipoff.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Intent;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import org.junit.jupiter.api.Test;

/** Invented money, second way: the price of NO is taken for one of YES. */
class NoPriceIsInvertedTest {

  @Test
  void shouldSellYesWhenNoIsBought() {
    VenueDesk desk = VenueDesk.rich().quote("0.17", 100, "0.19", 100);

    desk.send(1, Intent.BUY_SHORT, "0.17", 10, TimeInForce.IMMEDIATE_OR_CANCEL);

    assertThat(desk.fills()).containsExactly("o1 filled 10 @ 0.17 taker fee 0.10, took_shown");
  }

  @Test
  void shouldNotBuyNoAtAPriceAtWhichOnlyYesIsOffered() {
    VenueDesk desk = VenueDesk.rich().quote("0.17", 100, "0.19", 100);

    desk.send(1, Intent.BUY_SHORT, "0.83", 10, TimeInForce.IMMEDIATE_OR_CANCEL);

    assertThat(desk.fills()).isEmpty();
  }

  @Test
  void shouldFillARestingNoOrderWhenYesIsBoughtThroughIt() {
    VenueDesk desk = VenueDesk.rich().quote("0.17", 100, "0.19", 100);
    desk.rest(1, Intent.BUY_SHORT, "0.18", 10);

    assertThat(desk.after(1).print("0.17", 50, Side.SELL).fills()).isEmpty();
    assertThat(desk.after(1).print("0.19", 50, Side.BUY).fills())
        .containsExactly("o1 filled 10 @ 0.18 maker fee -0.02, trade_through");
  }

  @Test
  void shouldChargeForNoWhatYesDoesNotCost() {
    VenueDesk desk = VenueDesk.withCash("10").quote("0.17", 100, "0.19", 100);

    desk.rest(1, Intent.BUY_SHORT, "0.18", 12);
    desk.rest(2, Intent.BUY_SHORT, "0.18", 13);

    assertThat(desk.reports())
        .containsExactly("o1 opened", "o2 rejected 10 usd available, requested 20.5");
  }
}
