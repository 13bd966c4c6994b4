package io.tipoff.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Intent;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invented money, fifth way: a fill at a price at which nobody traded. */
class FillPriceTradedTest {

  @Test
  void shouldNotFillBetweenTheBestPrices() {
    VenueDesk desk = VenueDesk.rich().quote("0.50", 100, "0.60", 100);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20).rest(2, Intent.BUY_SHORT, "0.56", 20);

    desk.after(1).quote("0.51", 100, "0.59", 100).after(1).quote("0.52", 100, "0.58", 100);

    assertThat(desk.fills()).isEmpty();
  }

  @Test
  void shouldFillAtItsOwnPriceWhenTheOfferComesToIt() {
    VenueDesk desk = VenueDesk.rich().quote("0.50", 100, "0.60", 100);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20);

    desk.after(1).quote("0.52", 100, "0.55", 12);

    assertThat(desk.fills()).containsExactly("o1 filled 12 @ 0.55 maker fee -0.04, book_through");
  }

  @Test
  void shouldFillAtItsOwnPriceAndNoBetterWhenTheOfferGoesThroughIt() {
    VenueDesk desk = VenueDesk.rich().quote("0.50", 100, "0.60", 100);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20);

    desk.after(1).quote("0.48", 100, "0.50", 100);

    assertThat(desk.fills()).containsExactly("o1 filled 20 @ 0.55 maker fee -0.06, book_through");
  }

  @Test
  void shouldPayEachLevelItTakes() {
    VenueDesk desk =
        VenueDesk.rich()
            .book(List.of("0.50", "100"), List.of("0.55", "10", "0.56", "10", "0.58", "10"));

    desk.send(1, Intent.BUY_LONG, "0.56", 30, TimeInForce.IMMEDIATE_OR_CANCEL);

    assertThat(desk.reports())
        .containsExactly(
            "o1 opened",
            "o1 filled 10 @ 0.55 taker fee 0.17, took_shown",
            "o1 filled 10 @ 0.56 taker fee 0.17, took_shown",
            "o1 canceled immediate");
  }

  @Test
  void shouldNotBelieveACrossedBook() {
    VenueDesk desk = VenueDesk.rich().quote("0.50", 100, "0.60", 100);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20);

    desk.after(1).quote("0.56", 100, "0.54", 100);

    assertThat(desk.fills()).isEmpty();
  }

  @Test
  void shouldFillWhenSomebodySellsThroughItsPrice() {
    VenueDesk desk = VenueDesk.rich().quote("0.50", 100, "0.60", 100);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20);

    desk.after(1).print("0.50", 8, Side.SELL);

    assertThat(desk.fills()).containsExactly("o1 filled 8 @ 0.55 maker fee -0.02, trade_through");
  }
}
