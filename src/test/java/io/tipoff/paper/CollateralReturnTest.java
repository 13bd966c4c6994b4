package io.tipoff.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.TimeInForce;
import org.junit.jupiter.api.Test;

/** Simulated fills count collateral as the venue does that returns it. */
class CollateralReturnTest {
  private static final MarketId A = new MarketId("title-a");
  private static final MarketId B = new MarketId("title-b");

  /** Short 900 and 100 contracts, sold at 0.10: 1,100 dollars, 900 of them margin. */
  private static VenueDesk champions(VenueDesk desk) {
    for (MarketId id : new MarketId[] {A, B}) {
      desk.openFuture(id).quote(id, "0.10", 900, "0.11", 10);
    }
    return desk.take(A, 1, Intent.BUY_SHORT, "0.10", 900)
        .take(B, 2, Intent.BUY_SHORT, "0.10", 100)
        .quote("0.40", 400, "0.50", 400);
  }

  private static VenueDesk champions() {
    VenueDesk desk = champions(VenueDesk.returning("1006.26"));
    assertThat(desk.fills()).hasSize(2);
    return desk;
  }

  @Test
  void shouldFreeTheSmallerShort() {
    VenueDesk desk = champions().rest(10, Intent.BUY_LONG, "0.49", 400);
    assertThat(desk.reports()).containsExactly("o10 opened");
    desk.rest(11, Intent.BUY_LONG, "0.01", 500);
    assertThat(desk.reports()).containsExactly("o11 rejected 200 usd available, requested 201");
  }

  @Test
  void shouldNotServeTheEventThatItComesFrom() {
    VenueDesk desk = champions().rest(B, 10, Intent.BUY_SHORT, "0.20", 130);
    assertThat(desk.reports()).containsExactly("o10 rejected 100 usd available, requested 104");
  }

  @Test
  void shouldKeepAShortInThatTheReturnStandsOn() {
    VenueDesk desk =
        champions().send(10, Intent.BUY_LONG, "0.50", 370, TimeInForce.IMMEDIATE_OR_CANCEL);
    assertThat(desk.fills()).hasSize(1);
    desk.rest(B, 11, Intent.SELL_SHORT, "0.09", 100);
    assertThat(desk.reports()).containsExactly("o11 rejected 8.57 usd available, requested 9");
    desk.rest(B, 12, Intent.SELL_SHORT, "0.05", 100).rest(A, 13, Intent.SELL_SHORT, "0.09", 500);
    assertThat(desk.reports()).containsExactly("o12 opened", "o13 opened");
  }

  @Test
  void shouldCancelAnExitThatIsNoLongerFunded() {
    VenueDesk desk = champions().rest(B, 11, Intent.SELL_SHORT, "0.09", 100);
    desk.send(10, Intent.BUY_LONG, "0.50", 370, TimeInForce.IMMEDIATE_OR_CANCEL);
    assertThat(desk.reports()).contains("o11 opened", "o11 canceled unfunded");
  }

  @Test
  void shouldReturnNothingWhereItIsNotEnabled() {
    VenueDesk desk = champions(VenueDesk.withCash("1006.26"));
    desk.reports();
    desk.rest(10, Intent.BUY_LONG, "0.49", 400);
    assertThat(desk.reports()).containsExactly("o10 rejected 100 usd available, requested 196");
  }
}
