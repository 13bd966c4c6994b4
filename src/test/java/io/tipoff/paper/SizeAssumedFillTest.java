package io.tipoff.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Intent;
import io.tipoff.market.TimeInForce;
import org.junit.jupiter.api.Test;

/** Fills on a tape of best prices alone, whose quantities are an assumption. */
class SizeAssumedFillTest {

  @Test
  void shouldFillABidAtItsOwnPriceWhenALaterOfferIsAtOrBelowIt() {
    VenueDesk desk = VenueDesk.withFillCap("20").quote("0.50", "0.60");
    desk.rest(1, Intent.BUY_LONG, "0.55", 20);

    desk.after(1).quote("0.52", "0.54");

    assertThat(desk.fills())
        .containsExactly("o1 filled 20 @ 0.55 maker fee -0.06, book_through_size_assumed");
  }

  @Test
  void shouldFillAnOfferAtItsOwnPriceWhenALaterBidIsAtOrAboveIt() {
    VenueDesk desk = VenueDesk.withFillCap("20").quote("0.50", "0.60");
    desk.rest(1, Intent.BUY_SHORT, "0.55", 20);

    desk.after(1).quote("0.55", "0.58");

    assertThat(desk.fills())
        .containsExactly("o1 filled 20 @ 0.55 maker fee -0.06, book_through_size_assumed");
  }

  @Test
  void shouldNotFillInTheSecondInWhichItArrived() {
    VenueDesk desk = VenueDesk.withFillCap("20").quote("0.50", "0.60");
    desk.after(0.15).rest(1, Intent.BUY_LONG, "0.55", 20);

    assertThat(desk.after(0.8).quote("0.52", "0.54").fills()).isEmpty();
    assertThat(desk.after(0.05).quote("0.52", "0.53").fills()).hasSize(1);
  }

  @Test
  void shouldFillAtMostTheCapARow() {
    VenueDesk desk = VenueDesk.withFillCap("8").quote("0.50", "0.60");
    desk.rest(1, Intent.BUY_LONG, "0.55", 20);

    assertThat(desk.after(1).quote("0.52", "0.54").fills())
        .containsExactly("o1 filled 8 @ 0.55 maker fee -0.02, book_through_size_assumed");
    assertThat(desk.after(1).quote("0.52", "0.53").fills())
        .containsExactly("o1 filled 8 @ 0.55 maker fee -0.02, book_through_size_assumed");
  }

  @Test
  void shouldShareTheCapOfARowBetweenOrders() {
    VenueDesk desk = VenueDesk.withFillCap("25").quote("0.50", "0.60");
    desk.rest(1, Intent.BUY_LONG, "0.55", 20).rest(2, Intent.BUY_LONG, "0.54", 20);

    desk.after(1).quote("0.52", "0.54");

    assertThat(desk.fills())
        .containsExactly(
            "o1 filled 20 @ 0.55 maker fee -0.06, book_through_size_assumed",
            "o2 filled 5 @ 0.54 maker fee -0.02, book_through_size_assumed");
  }

  @Test
  void shouldNotFillAgainFromARowThatIsSentAgain() {
    VenueDesk desk = VenueDesk.withFillCap("8").quote("0.50", "0.60");
    desk.rest(1, Intent.BUY_LONG, "0.55", 20);
    desk.after(1).quote("0.52", "0.54").reports();

    assertThat(desk.after(1).quote("0.52", "0.54").fills()).isEmpty();
  }

  @Test
  void shouldTakeAtTheBestPriceUpToTheCap() {
    VenueDesk desk = VenueDesk.withFillCap("8").quote("0.50", "0.60");

    desk.send(1, Intent.BUY_LONG, "0.62", 20, TimeInForce.IMMEDIATE_OR_CANCEL);
    desk.send(2, Intent.BUY_LONG, "0.62", 20, TimeInForce.IMMEDIATE_OR_CANCEL);

    assertThat(desk.reports())
        .containsExactly(
            "o1 opened",
            "o1 filled 8 @ 0.60 taker fee 0.13, took_size_assumed",
            "o1 canceled immediate",
            "o2 opened",
            "o2 canceled immediate");
  }
}
