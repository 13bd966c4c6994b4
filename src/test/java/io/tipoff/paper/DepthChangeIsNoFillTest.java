package io.tipoff.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Intent;
import io.tipoff.market.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invented money, first way: a level that shrinks is taken for a trade. */
class DepthChangeIsNoFillTest {

  @Test
  void shouldNotFillWhenItsLevelShrinks() {
    VenueDesk desk = VenueDesk.rich().quote("0.55", 100, "0.57", 100);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20);

    desk.after(1).quote("0.55", 10, "0.57", 100).after(1).quote("0.55", 1, "0.57", 100);

    assertThat(desk.fills()).isEmpty();
  }

  @Test
  void shouldNotFillWhenItsLevelVanishes() {
    VenueDesk desk = VenueDesk.rich().quote("0.55", 100, "0.57", 100);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20);

    desk.after(1).quote("0.54", 100, "0.57", 100).after(1).quote("0.50", 100, "0.56", 100);

    assertThat(desk.fills()).isEmpty();
  }

  @Test
  void shouldNotFillWhenTheWholeSideVanishes() {
    VenueDesk desk =
        VenueDesk.rich().book(List.of("0.55", "100", "0.54", "50"), List.of("0.57", "10"));
    desk.rest(1, Intent.BUY_LONG, "0.55", 20);

    desk.after(1).book(List.of(), List.of("0.57", "10"));

    assertThat(desk.fills()).isEmpty();
  }

  @Test
  void shouldFillOnceWhenThePrintThatShrankTheLevelReachesIt() {
    VenueDesk desk = VenueDesk.rich().quote("0.55", 10, "0.57", 100);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20);

    desk.after(1).print("0.55", 15, Side.SELL).quote("0.54", 100, "0.57", 100);

    assertThat(desk.fills()).containsExactly("o1 filled 5 @ 0.55 maker fee -0.02, trade_at_price");
  }
}
