package io.tipoff.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Intent;
import io.tipoff.market.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An order's place in the queue behind what was shown when it came. */
class QueuePlaceTest {

  private static List<String> printed(VenueDesk desk, int contracts) {
    return desk.after(1).print("0.55", contracts, Side.SELL).fills();
  }

  @Test
  void shouldLoseThePlaceWithANewEndAndExpireThen() {
    VenueDesk desk = VenueDesk.rich().quote("0.54", 10, "0.57", 10);
    desk.restUntil(1, Intent.BUY_LONG, "0.55", 10, 60).rest(2, Intent.BUY_LONG, "0.55", 10);
    desk.reports();

    desk.renewUntil(1, Intent.BUY_LONG, "0.55", 10, 120).after(61).expire(1);

    assertThat(desk.reports()).containsExactly("o1 replaced 10 @ 0.55");
    assertThat(printed(desk, 10)).singleElement().asString().startsWith("o2 ");
    desk.after(60).expire(1);
    assertThat(desk.reports()).containsExactly("o1 expired");
  }

  @Test
  void shouldMoveUpInProportionWhenContractsAreCancelled() {
    VenueDesk desk = VenueDesk.withCancelAhead(0).quote("0.55", 100, "0.57", 10);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20).after(1).quote("0.55", 200, "0.57", 10);

    // 100 ahead and 100 behind; of 50 cancelled half were ahead.
    desk.after(1).quote("0.55", 150, "0.57", 10);

    assertThat(printed(desk, 74)).isEmpty();
    assertThat(printed(desk, 2))
        .containsExactly("o1 filled 1 @ 0.55 maker fee 0.00, trade_at_price");
  }

  @Test
  void shouldMoveUpByWhatIsSaidToHaveBeenAhead() {
    VenueDesk desk = VenueDesk.withCancelAhead(0.6).quote("0.55", 100, "0.57", 10);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20).after(1).quote("0.55", 200, "0.57", 10);

    // 100 ahead and 100 behind; of 50 cancelled 25 + 0.6 (50 - 25) were ahead.
    desk.after(1).quote("0.55", 150, "0.57", 10);

    assertThat(printed(desk, 60)).isEmpty();
    assertThat(printed(desk, 1)).hasSize(1);
  }

  @Test
  void shouldMoveUpByNoMoreThanWasAhead() {
    VenueDesk desk = VenueDesk.withCancelAhead(1).quote("0.55", 30, "0.57", 10);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20).after(1).quote("0.55", 200, "0.57", 10);

    desk.after(1).quote("0.55", 150, "0.57", 10);

    assertThat(printed(desk, 1))
        .containsExactly("o1 filled 1 @ 0.55 maker fee 0.00, trade_at_price");
  }

  @Test
  void shouldKeepItsPlaceWhenJustThoseLeaveWhoJoinedBehind() {
    VenueDesk desk = VenueDesk.withCancelAhead(1).quote("0.55", 100, "0.57", 10);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20);
    desk.after(1).quote("0.55", 130, "0.57", 10).after(1).quote("0.55", 150, "0.57", 10);

    desk.after(1).quote("0.55", 120, "0.57", 10);
    assertThat(printed(desk, 100)).isEmpty();
    assertThat(printed(desk, 1)).hasSize(1);
  }

  @Test
  void shouldTakeThoseBehindForGoneOnlyOnce() {
    VenueDesk desk = VenueDesk.withCancelAhead(1).quote("0.55", 100, "0.57", 10);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20).after(1).quote("0.55", 130, "0.57", 10);

    desk.after(1).quote("0.55", 100, "0.57", 10).after(1).quote("0.55", 70, "0.57", 10);
    assertThat(printed(desk, 70)).isEmpty();
    assertThat(printed(desk, 1)).hasSize(1);
  }

  @Test
  void shouldNotTakeAPrintForACancel() {
    VenueDesk desk = VenueDesk.rich().quote("0.55", 100, "0.57", 10);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20).after(1).quote("0.55", 200, "0.57", 10);

    desk.after(1).print("0.55", 50, Side.SELL).quote("0.55", 150, "0.57", 10);

    assertThat(printed(desk, 50)).isEmpty();
    assertThat(printed(desk, 1)).hasSize(1);
  }

  @Test
  void shouldNotMoveUpTwiceWhenTheBookIsToldBeforeItsPrint() {
    VenueDesk desk = VenueDesk.rich().quote("0.55", 100, "0.57", 10);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20);

    desk.after(2).quote("0.55", 50, "0.57", 10).print("0.55", 50, Side.SELL);
    desk.after(2).quote("0.55", 30, "0.57", 10).print("0.55", 20, Side.SELL);

    assertThat(printed(desk, 30)).isEmpty();
    assertThat(printed(desk, 1)).hasSize(1);
  }

  @Test
  void shouldNeverHaveMoreAheadThanIsShown() {
    VenueDesk desk = VenueDesk.rich().quote("0.55", 100, "0.57", 10);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20).after(1).quote("0.55", 5, "0.57", 10);

    assertThat(printed(desk, 6))
        .containsExactly("o1 filled 1 @ 0.55 maker fee 0.00, trade_at_price");
  }

  @Test
  void shouldBeBehindEverybodyAtALevelThatWasNotShown() {
    VenueDesk desk = VenueDesk.rich().quote("0.56", 10, "0.58", 10);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20);

    assertThat(printed(desk, 1000)).isEmpty();
    desk.after(1).quote("0.55", 30, "0.57", 10);
    assertThat(printed(desk, 31))
        .containsExactly("o1 filled 1 @ 0.55 maker fee 0.00, trade_at_price");
  }

  @Test
  void shouldLoseItsPlaceWhenThePriceChanges() {
    VenueDesk desk = VenueDesk.rich().quote("0.55", 10, "0.57", 10);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20).after(1).quote("0.55", 500, "0.57", 10);
    desk.replace(1, Intent.BUY_LONG, "0.54", 20).replace(1, Intent.BUY_LONG, "0.55", 20);

    assertThat(printed(desk, 500)).isEmpty();
  }

  @Test
  void shouldLoseItsPlaceWhenItGrows() {
    VenueDesk desk = VenueDesk.rich().quote("0.55", 10, "0.57", 10);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20).after(1).quote("0.55", 500, "0.57", 10);
    desk.replace(1, Intent.BUY_LONG, "0.55", 21);

    assertThat(printed(desk, 500)).isEmpty();
  }

  @Test
  void shouldKeepItsPlaceWhenItShrinks() {
    VenueDesk desk = VenueDesk.rich().quote("0.55", 10, "0.57", 10);
    desk.rest(1, Intent.BUY_LONG, "0.55", 20).after(1).quote("0.55", 500, "0.57", 10);
    desk.replace(1, Intent.BUY_LONG, "0.55", 4);

    assertThat(printed(desk, 12))
        .containsExactly("o1 filled 2 @ 0.55 maker fee -0.01, trade_at_price");
  }
}
