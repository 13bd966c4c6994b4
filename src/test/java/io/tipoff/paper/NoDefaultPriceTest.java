package io.tipoff.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Intent;
import io.tipoff.market.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invented money, sixth way: where there is no price, 0.50 is made up. */
class NoDefaultPriceTest {

  @Test
  void shouldTakeNothingFromAMarketOfWhichNothingWasHeard() {
    VenueDesk desk = VenueDesk.rich();

    desk.send(1, Intent.BUY_LONG, "0.99", 10, TimeInForce.IMMEDIATE_OR_CANCEL);

    assertThat(desk.reports()).containsExactly("o1 opened", "o1 canceled immediate");
  }

  @Test
  void shouldTakeNothingFromAnEmptySide() {
    VenueDesk desk = VenueDesk.rich().book(List.of("0.50", "10"), List.of());

    desk.send(1, Intent.BUY_LONG, "0.99", 10, TimeInForce.IMMEDIATE_OR_CANCEL);

    assertThat(desk.reports()).containsExactly("o1 opened", "o1 canceled immediate");
  }

  @Test
  void shouldNotFillARestingOrderFromAnEmptySide() {
    VenueDesk desk = VenueDesk.rich().quote("0.30", 10, "0.70", 10);
    desk.rest(1, Intent.BUY_LONG, "0.60", 10).rest(2, Intent.BUY_SHORT, "0.65", 10);

    desk.after(1).book(List.of(), List.of());

    assertThat(desk.fills()).isEmpty();
  }
}
