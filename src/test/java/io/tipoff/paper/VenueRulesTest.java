package io.tipoff.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Intent;
import io.tipoff.market.MarketState;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the simulated venue takes and refuses, in the real one's words. */
class VenueRulesTest {

  private final VenueDesk desk = VenueDesk.rich().quote("0.50", 100, "0.55", 30);

  @Test
  void shouldRejectAPostOnlyOrderThatWouldTrade() {
    desk.rest(1, Intent.BUY_LONG, "0.55", 10);

    assertThat(desk.reports())
        .containsExactly("o1 rejected order may participate but not initiate in the market");
  }

  @Test
  void shouldRejectTheNewerOfTwoOwnOrdersThatWouldMatch() {
    desk.rest(1, Intent.BUY_LONG, "0.52", 10).rest(2, Intent.BUY_SHORT, "0.52", 10);

    assertThat(desk.reports()).containsExactly("o1 opened", "o2 rejected self match prevention");
  }

  @Test
  void shouldFillOrKillWholeOrNotAtAll() {
    desk.send(1, Intent.BUY_LONG, "0.55", 31, TimeInForce.FILL_OR_KILL);
    desk.send(2, Intent.BUY_LONG, "0.55", 30, TimeInForce.FILL_OR_KILL);

    assertThat(desk.reports())
        .containsExactly(
            "o1 canceled immediate", "o2 opened", "o2 filled 30 @ 0.55 taker fee 0.52, took_shown");
  }

  @Test
  void shouldTakeNothingFromACrossedBook() {
    desk.after(1).quote("0.60", 100, "0.50", 30);
    desk.send(1, Intent.BUY_SHORT, "0.55", 10, TimeInForce.IMMEDIATE_OR_CANCEL);

    assertThat(desk.reports()).containsExactly("o1 opened", "o1 canceled immediate");
  }

  @Test
  void shouldTakeNothingThatWasShownBeforeAGap() {
    desk.gap().send(1, Intent.BUY_LONG, "0.55", 10, TimeInForce.IMMEDIATE_OR_CANCEL);

    assertThat(desk.reports()).containsExactly("o1 opened", "o1 canceled immediate");
  }

  @Test
  void shouldRestWhatAGoodTillCancelOrderDidNotTake() {
    desk.send(1, Intent.BUY_LONG, "0.55", 50, TimeInForce.GOOD_TILL_CANCEL);
    desk.after(1).quote("0.50", 100, "0.56", 10).print("0.54", 40, Side.SELL);

    assertThat(desk.fills())
        .containsExactly(
            "o1 filled 30 @ 0.55 taker fee 0.52, took_shown",
            "o1 filled 20 @ 0.55 maker fee -0.06, trade_through");
  }

  @Test
  void shouldExpireAtItsGoodTillTime() {
    desk.restUntil(1, Intent.BUY_LONG, "0.52", 10, 5);

    desk.after(4.9).expire(1).after(0.1).expire(1).after(1).print("0.50", 99, Side.SELL);

    assertThat(desk.reports()).containsExactly("o1 opened", "o1 expired");
  }

  @Test
  void shouldRefuseWhatIsOffTheMarketsRules() {
    desk.rest(1, Intent.BUY_LONG, "0.515", 10).rest(2, Intent.BUY_LONG, "1.00", 10);

    assertThat(desk.reports())
        .containsExactly(
            "o1 rejected price increment is 0.01",
            "o2 rejected high price limit is 0.99, given 1.00");
  }

  @Test
  void shouldRefuseOrdersWhileTheMarketIsNotOpen() {
    desk.state(VenueDesk.GAME, MarketState.SUSPENDED).rest(1, Intent.BUY_LONG, "0.50", 10);

    assertThat(desk.reports()).containsExactly("o1 rejected book is suspended");
  }

  @Test
  void shouldNotFillWhileTheMarketIsNotOpen() {
    desk.rest(1, Intent.BUY_LONG, "0.52", 10).state(VenueDesk.GAME, MarketState.HALTED);

    desk.after(1).print("0.51", 50, Side.SELL).quote("0.40", 10, "0.45", 10);

    assertThat(desk.fills()).isEmpty();
  }

  @Test
  void shouldCancelEverythingWhenTheMarketCloses() {
    desk.rest(1, Intent.BUY_LONG, "0.50", 10).state(VenueDesk.GAME, MarketState.CLOSED);

    assertThat(desk.reports()).containsExactly("o1 opened", "o1 canceled unsolicited");
  }

  @Test
  void shouldNotKnowAnOrderThatIsDone() {
    desk.rest(1, Intent.BUY_LONG, "0.52", 10).print("0.51", 50, Side.SELL).reports();

    desk.cancel(1).replace(1, Intent.BUY_LONG, "0.51", 5);

    assertThat(desk.reports())
        .containsExactly("o1 change rejected unknown order", "o1 change rejected unknown order");
  }

  @Test
  void shouldLeaveTheOldOrderWorkingWhenAReplacementIsRefused() {
    desk.rest(1, Intent.BUY_LONG, "0.52", 10).replace(1, Intent.BUY_LONG, "0.55", 10);

    assertThat(desk.reports())
        .containsExactly(
            "o1 opened", "o1 change rejected order may participate but not initiate in the market");
    assertThat(desk.after(1).print("0.51", 50, Side.SELL).fills()).hasSize(1);
  }

  @Test
  void shouldCancelWhenAReplacementLeavesNothing() {
    desk.rest(1, Intent.BUY_LONG, "0.52", 10).print("0.52", 6, Side.SELL).reports();

    desk.replace(1, Intent.BUY_LONG, "0.52", 6);

    assertThat(desk.reports()).containsExactly("o1 canceled requested");
  }

  @Test
  void shouldNeverChargeAnAggressiveOrderMoreThanTheRoundedSum() {
    desk.book(
        List.of("0.40", "1"),
        List.of("0.50", "1", "0.51", "1", "0.52", "1", "0.53", "1", "0.54", "1"));

    // Each fill alone costs 0.0173..0.0174 and would round to 0.02; the exact sum is 0.0867.
    desk.send(1, Intent.BUY_LONG, "0.54", 5, TimeInForce.IMMEDIATE_OR_CANCEL);

    assertThat(desk.fills().stream().map(fill -> fill.replaceAll(".*fee ([0-9.]+),.*", "$1")))
        .containsExactly("0.02", "0.01", "0.02", "0.02", "0.02");
  }
}
