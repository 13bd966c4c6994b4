package io.tipoff.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Intent;
import io.tipoff.market.Side;
import org.junit.jupiter.api.Test;

/** Invented money, fourth way: one print fills two orders, or fills one before its turn. */
class OnePrintOneFillTest {

  @Test
  void shouldShareOnePrintBetweenOrdersAtTheSamePrice() {
    VenueDesk desk = VenueDesk.rich().quote("0.54", 100, "0.57", 100);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20).rest(2, Intent.BUY_LONG, "0.55", 20);

    desk.after(1).print("0.55", 30, Side.SELL);

    assertThat(desk.fills())
        .containsExactly(
            "o1 filled 20 @ 0.55 maker fee -0.06, trade_at_price",
            "o2 filled 10 @ 0.55 maker fee -0.03, trade_at_price");
  }

  @Test
  void shouldShareAPrintThatWentThroughBetterPriceFirst() {
    VenueDesk desk = VenueDesk.rich().quote("0.52", 100, "0.57", 100);
    desk.rest(1, Intent.BUY_LONG, "0.54", 20).rest(2, Intent.BUY_LONG, "0.55", 20);

    desk.after(1).print("0.53", 25, Side.SELL);

    assertThat(desk.fills())
        .containsExactly(
            "o2 filled 20 @ 0.55 maker fee -0.06, trade_through",
            "o1 filled 5 @ 0.54 maker fee -0.02, trade_through");
  }

  @Test
  void shouldLetThoseAheadInTheQueueTradeFirst() {
    VenueDesk desk = VenueDesk.rich().quote("0.55", 50, "0.57", 100);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20);

    assertThat(desk.after(1).print("0.55", 40, Side.SELL).fills()).isEmpty();
    assertThat(desk.after(1).print("0.55", 15, Side.SELL).fills())
        .containsExactly("o1 filled 5 @ 0.55 maker fee -0.02, trade_at_price");
  }

  @Test
  void shouldCountContractsBetweenTwoOfItsOrdersOnce() {
    VenueDesk desk = VenueDesk.rich().quote("0.55", 10, "0.57", 100);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20);
    desk.after(1).quote("0.55", 30, "0.57", 100).rest(2, Intent.BUY_LONG, "0.55", 20);

    desk.after(1).print("0.55", 60, Side.SELL);

    assertThat(desk.fills())
        .containsExactly(
            "o1 filled 20 @ 0.55 maker fee -0.06, trade_at_price",
            "o2 filled 10 @ 0.55 maker fee -0.03, trade_at_price");
  }

  @Test
  void shouldNotFillABidWhenSomebodyBuys() {
    VenueDesk desk = VenueDesk.rich().quote("0.54", 100, "0.57", 100);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20);

    desk.after(1).print("0.57", 500, Side.BUY);

    assertThat(desk.fills()).isEmpty();
  }

  @Test
  void shouldNotFillFromAPrintBeforeItArrived() {
    VenueDesk desk = VenueDesk.rich().quote("0.54", 100, "0.57", 100);
    desk.print("0.55", 500, Side.SELL).rest(1, Intent.BUY_LONG, "0.55", 20);

    assertThat(desk.fills()).isEmpty();
  }
}
