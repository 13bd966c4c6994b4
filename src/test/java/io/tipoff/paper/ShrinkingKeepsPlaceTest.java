package io.tipoff.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Intent;
import org.junit.jupiter.api.Test;

/** An order that just shrinks stays where it is, and is not held to what a new one must keep to. */
class ShrinkingKeepsPlaceTest {

  @Test
  void shouldShrinkWhereTheBookHasComeToItsPrice() {
    VenueDesk desk = VenueDesk.rich().quote("0.49", 100, "0.52", 100);
    desk.rest(1, Intent.BUY_LONG, "0.50", 20).after(1).quote("0.49", 100, "0.50", 5).reports();

    desk.replace(1, Intent.BUY_LONG, "0.50", 10);

    assertThat(desk.reports()).containsExactly("o1 replaced 10 @ 0.50");
  }

  @Test
  void shouldNotGrowThere() {
    VenueDesk desk = VenueDesk.rich().quote("0.49", 100, "0.52", 100);
    desk.rest(1, Intent.BUY_LONG, "0.50", 20).after(1).quote("0.49", 100, "0.50", 5).reports();

    desk.replace(1, Intent.BUY_LONG, "0.50", 30);

    assertThat(desk.reports())
        .containsExactly("o1 change rejected order may participate but not initiate in the market");
  }
}
