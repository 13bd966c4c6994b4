package io.tipoff.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Intent;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invented money, seventh way: contracts that we took are there again. */
class LevelIsTakenOnceTest {

  private static VenueDesk take(VenueDesk desk, int id, int contracts) {
    return desk.send(id, Intent.BUY_LONG, "0.55", contracts, TimeInForce.IMMEDIATE_OR_CANCEL);
  }

  @Test
  void shouldNotTakeTheSameContractsTwice() {
    VenueDesk desk = VenueDesk.rich().quote("0.50", 100, "0.55", 30);

    take(take(desk, 1, 20), 2, 20);

    assertThat(desk.fills())
        .containsExactly(
            "o1 filled 20 @ 0.55 taker fee 0.34, took_shown",
            "o2 filled 10 @ 0.55 taker fee 0.17, took_shown");
  }

  @Test
  void shouldStayGoneWhenTheLevelIsSentAgain() {
    VenueDesk desk = VenueDesk.rich().quote("0.50", 100, "0.55", 30);
    take(desk, 1, 30).reports();

    take(desk.after(1).quote("0.50", 90, "0.55", 30), 2, 10);

    assertThat(desk.fills()).isEmpty();
  }

  @Test
  void shouldOfferWhatTheLevelGrewBy() {
    VenueDesk desk = VenueDesk.rich().quote("0.50", 100, "0.55", 30);
    take(desk, 1, 30).reports();

    take(desk.after(1).quote("0.50", 100, "0.55", 37), 2, 30);

    assertThat(desk.fills()).containsExactly("o2 filled 7 @ 0.55 taker fee 0.12, took_shown");
  }

  @Test
  void shouldBeBackWhenTheLevelWasGoneAndCameAgain() {
    VenueDesk desk = VenueDesk.rich().quote("0.50", 100, "0.55", 30);
    take(desk, 1, 30).reports();
    desk.after(1).quote("0.50", 100, "0.56", 30).after(1).quote("0.50", 100, "0.55", 30);

    take(desk, 2, 10);

    assertThat(desk.fills()).containsExactly("o2 filled 10 @ 0.55 taker fee 0.17, took_shown");
  }

  @Test
  void shouldNotTakeWhatAPrintTook() {
    VenueDesk desk = VenueDesk.rich().quote("0.50", 100, "0.55", 30);

    take(desk.print("0.55", 25, Side.BUY), 1, 30);

    assertThat(desk.fills()).containsExactly("o1 filled 5 @ 0.55 taker fee 0.09, took_shown");
  }

  @Test
  void shouldNotFillTwoRestingOrdersWithTheSameOffer() {
    VenueDesk desk = VenueDesk.rich().quote("0.50", 100, "0.60", 100);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20).rest(2, Intent.BUY_LONG, "0.54", 20);

    desk.after(1).quote("0.50", 100, "0.54", 25);

    assertThat(desk.fills())
        .containsExactly(
            "o1 filled 20 @ 0.55 maker fee -0.06, book_through",
            "o2 filled 5 @ 0.54 maker fee -0.02, book_through");
  }

  @Test
  void shouldNotFillAgainWhenTheOfferThatFilledIsSentAgain() {
    VenueDesk desk = VenueDesk.rich().quote("0.50", 100, "0.60", 100);
    desk.rest(1, Intent.BUY_LONG, "0.55", 50);
    desk.after(1).quote("0.50", 100, "0.54", 25).reports();

    desk.after(1).quote("0.50", 80, "0.54", 25);

    assertThat(desk.fills()).isEmpty();
  }

  @Test
  void shouldStayGoneWhileABetterPriceHidesTheLevel() {
    VenueDesk desk = VenueDesk.rich().quote("0.40", 100, "0.60", 100);
    desk.rest(1, Intent.BUY_LONG, "0.48", 50);

    desk.after(1).quote("0.40", 100, "0.48", 5).after(1).quote("0.40", 100, "0.47", 5);
    desk.after(1).quote("0.40", 100, "0.48", 5).after(1).quote("0.40", 100, "0.47", 5);

    assertThat(desk.fills())
        .containsExactly(
            "o1 filled 5 @ 0.48 maker fee -0.02, book_through",
            "o1 filled 5 @ 0.48 maker fee -0.02, book_through",
            "o1 filled 5 @ 0.48 maker fee -0.02, book_through");
  }

  @Test
  void shouldKeepDeeperLevelsApart() {
    VenueDesk desk =
        VenueDesk.rich().book(List.of("0.50", "10"), List.of("0.54", "10", "0.55", "10"));

    take(take(desk, 1, 15), 2, 15);

    assertThat(desk.fills())
        .containsExactly(
            "o1 filled 10 @ 0.54 taker fee 0.17, took_shown",
            "o1 filled 5 @ 0.55 taker fee 0.09, took_shown",
            "o2 filled 5 @ 0.55 taker fee 0.09, took_shown");
  }
}
