package io.tipoff.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Intent;
import io.tipoff.market.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fill may leave the very order without money that is filling. */
class UnfundedWhileFillingTest {

  /** Both sides need just what there is; whatever the bid pays is missing for the offer. */
  private static VenueDesk stretched() {
    VenueDesk desk = VenueDesk.withCash("10").quote("0.45", 100, "0.60", 100);
    desk.rest(1, Intent.BUY_SHORT, "0.55", 22).rest(2, Intent.BUY_LONG, "0.50", 20);
    assertThat(desk.reports()).containsExactly("o1 opened", "o2 opened");
    return desk.after(1);
  }

  @Test
  void shouldNotFillOnAfterItsCancelWhenTheBookComesThrough() {
    VenueDesk desk = stretched().book(List.of("0.40", "50"), List.of("0.49", "10", "0.50", "10"));

    assertThat(desk.reports())
        .containsExactly(
            "o2 filled 10 @ 0.50 maker fee -0.03, book_through",
            "o2 canceled unfunded",
            "o1 canceled unfunded");
  }

  @Test
  void shouldFillOnceFromOnePrint() {
    VenueDesk desk = stretched().print("0.50", 10, Side.SELL);

    assertThat(desk.reports())
        .containsExactly(
            "o2 filled 10 @ 0.50 maker fee -0.03, trade_at_price",
            "o2 canceled unfunded",
            "o1 canceled unfunded");
  }
}
