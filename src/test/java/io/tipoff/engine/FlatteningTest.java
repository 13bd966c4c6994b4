package io.tipoff.engine;

import static io.tipoff.engine.EngineDesk.GAME;
import static io.tipoff.engine.EngineDesk.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.AccountLost;
import io.tipoff.event.AccountReported;
import io.tipoff.event.AccountReported.Held;
import io.tipoff.event.FlattenRequested;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.TradingResumed;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Positions on their way out, order by order. */
class FlatteningTest {
  private final EngineDesk desk = EngineDesk.open();

  private EngineDesk flatten(boolean all, int seconds, int collar) {
    return desk.told(
        new FlattenRequested(
            desk.now(), "home", all, Duration.ofSeconds(seconds).toNanos(), collar));
  }

  private String state() {
    return desk.engine().exits().stream()
        .map(exit -> exit.left() + " " + exit.why() + (exit.over() ? "; over" : ""))
        .toList()
        .toString();
  }

  @Test
  void shouldRestAtTheBestOfferFirst() {
    desk.restored("20");

    flatten(false, 30, 3);

    assertThat(desk.commands()).containsExactly("submit o1 sell_long 20 @ 0.54");
    assertThat(desk.engine().paused()).isEqualTo("home");
    desk.opened(1).filled(1, "20", "0.54");
    assertThat(desk.position()).isEqualTo("0");
    assertThat(state()).isEqualTo("[0 ; over]");
    assertThat(desk.commands()).isEmpty();
  }

  @Test
  void shouldBuyAShortBack() {
    desk.restored("-7");

    flatten(false, 30, 3);

    assertThat(desk.commands()).containsExactly("submit o1 sell_short 7 @ 0.46");
  }

  @Test
  void shouldFollowTheBestOffer() {
    desk.restored("20");
    flatten(false, 30, 3);
    desk.opened(1).book("0.44", "0.52");
    desk.commands();

    desk.timer();

    assertThat(desk.commands()).containsExactly("replace o1 20 @ 0.52");
  }

  @Test
  void shouldTakeInsideTheCollarWhenPatienceIsOver() {
    desk.restored("20");
    flatten(false, 2, 3);
    desk.opened(1).filled(1, "5", "0.54");
    desk.commands();

    desk.after(2).timer();
    assertThat(desk.commands()).containsExactly("cancel o1");
    desk.canceled(1);
    desk.timer();

    assertThat(desk.commands()).containsExactly("submit o2 sell_long 15 @ 0.43 at once");
    desk.taken(2).filled(2, "10", "0.46").unsolicitedCancel(2, OrderCanceled.Cause.IMMEDIATE);
    desk.timer();
    assertThat(desk.commands()).containsExactly("submit o3 sell_long 5 @ 0.43 at once");
    desk.taken(3).filled(3, "5", "0.44");
    assertThat(state()).isEqualTo("[0 ; over]");
  }

  @Test
  void shouldNeverReachBeyondTheCollarOfTheRiskLimits() {
    desk.restored("20");

    flatten(false, 0, 50);

    assertThat(desk.commands()).containsExactly("submit o1 sell_long 20 @ 0.41 at once");
  }

  @Test
  void shouldGiveUpAfterTriesThatHelpNothing() {
    desk.restored("20");
    flatten(false, 0, 3);
    for (long order = 1; order <= 4; order++) {
      assertThat(desk.commands()).hasSize(1);
      desk.taken(order).unsolicitedCancel(order, OrderCanceled.Cause.IMMEDIATE).timer();
    }

    assertThat(desk.commands()).isEmpty();
    assertThat(state()).isEqualTo("[20 nothing trades inside the collar; over]");
  }

  @Test
  void shouldSayThatTheMarketIsSuspended() {
    desk.restored("20").state(MarketState.SUSPENDED);
    flatten(false, 0, 3);
    for (int i = 0; i < 4; i++) {
      desk.timer();
    }

    assertThat(desk.commands()).isEmpty();
    assertThat(state()).isEqualTo("[20 the market is SUSPENDED; over]");
  }

  @Test
  void shouldSayWhatIsTooSmall() {
    desk.restored("0.5");
    flatten(false, 30, 3);

    assertThat(desk.commands()).isEmpty();
    assertThat(state()).isEqualTo("[0.5 below the minimum of 1; over]");
  }

  @Test
  void shouldCancelQuotesBeforeItSellsWhatTheyWouldSell() {
    desk.restored("20").wants("sell 20 @ 0.60").opened(1);
    desk.commands();

    flatten(false, 30, 3);

    assertThat(desk.commands()).containsExactly("cancel o1");
    desk.canceled(1);
    assertThat(desk.commands()).containsExactly("submit o2 sell_long 20 @ 0.54");
  }

  @Test
  void shouldGiveUpWhatAQuoteStillTradedMeanwhile() {
    desk.wants("buy 10 @ 0.48").opened(1);
    desk.commands();
    flatten(false, 30, 3);
    assertThat(desk.commands()).containsExactly("cancel o1");

    desk.filled(1, "4", "0.48").canceled(1).timer();

    assertThat(desk.commands()).containsExactly("submit o2 sell_long 4 @ 0.54");
  }

  @Test
  void shouldLeaveWhatTheBotHasNotMade() {
    desk.restored("20");
    adopt("50");

    flatten(false, 30, 3);

    assertThat(desk.commands()).containsExactly("submit o1 sell_long 20 @ 0.54");
  }

  @Test
  void shouldGiveUpEverythingWhenAsked() {
    desk.restored("20");
    adopt("50");

    flatten(true, 30, 3);

    assertThat(desk.commands()).containsExactly("submit o1 sell_long 50 @ 0.54");
  }

  @Test
  void shouldLeaveAPositionAloneThatOthersHaveTurnedRound() {
    desk.restored("20");
    adopt("-30");

    flatten(false, 30, 3);

    assertThat(desk.commands()).isEmpty();
    assertThat(state()).isEqualTo("[0 ; over]");
  }

  /** The venue holds something else, and says so twice. */
  private void adopt(String contracts) {
    for (int i = 0; i < 4; i++) {
      desk.after(5);
      desk.told(
          new AccountReported(
              desk.now(),
              desk.now(),
              Money.of("1000"),
              List.of(new Held(GAME, Quantity.of(contracts), Money.of("10"))),
              List.of()));
    }
    assertThat(desk.position()).isEqualTo(contracts);
  }

  @Test
  void shouldWaitWhileTheAccountIsUncertain() {
    desk.restored("20").told(new AccountLost(desk.now(), "gap"));
    flatten(false, 30, 3);
    assertThat(desk.commands()).isEmpty();
    assertThat(state()).isEqualTo("[20 the account is uncertain]");
    for (int i = 0; i < 2; i++) {
      desk.after(5);
      Money cost = desk.engine().portfolio().holding(GAME).position().cost();
      desk.told(
          new AccountReported(
              desk.now(),
              desk.now(),
              desk.engine().portfolio().cash(),
              List.of(new Held(GAME, Quantity.of("20"), cost)),
              List.of()));
    }

    desk.timer();

    assertThat(desk.commands()).containsExactly("submit o1 sell_long 20 @ 0.54");
  }

  @Test
  void shouldForgetWhatStrategiesWishMeanwhile() {
    desk.restored("20");
    flatten(false, 30, 3);

    desk.opened(1).wants("sell 5 @ 0.60").takes("sell 5 @ 0.46");

    assertThat(desk.commands()).as("the exit").containsExactly("submit o1 sell_long 20 @ 0.54");
    assertThat(desk.refusals()).as("nobody asked the gate").isEmpty();
    desk.told(new TradingResumed(desk.now(), "changed my mind")).canceled(1).printed();
    assertThat(desk.commands()).containsExactly("cancel o1");
  }

  @Test
  void shouldLeaveThePositionWhenTheOperatorResumes() {
    desk.restored("20");
    flatten(false, 30, 3);
    desk.opened(1);
    desk.commands();

    desk.told(new TradingResumed(desk.now(), "changed my mind"));

    assertThat(desk.commands()).containsExactly("cancel o1");
    assertThat(desk.engine().paused()).isEmpty();
    desk.canceled(1).after(40).timer();
    assertThat(desk.commands()).isEmpty();
  }

  @Test
  void shouldCancelAnExitThatOpensOnlyAfterTheOperatorResumed() {
    desk.restored("20");
    flatten(false, 30, 3);
    desk.commands();
    desk.told(new TradingResumed(desk.now(), "changed my mind"));
    assertThat(desk.commands()).isEmpty();

    desk.opened(1);

    assertThat(desk.commands()).containsExactly("cancel o1");
  }

  @Test
  void shouldNotSendRejectedExitsAgainAtOnce() {
    desk.restored("20");
    flatten(false, 30, 3);
    desk.commands();

    desk.rejected(1);

    assertThat(desk.commands()).isEmpty();
    desk.timer();
    assertThat(desk.commands()).containsExactly("submit o2 sell_long 20 @ 0.54");
  }

  @Test
  void shouldDoNothingInMarketsWithoutAPosition() {
    desk.restored("20");
    flatten(false, 30, 3);

    assertThat(desk.engine().exits()).extracting(PositionExit::market).doesNotContain(OTHER);
  }
}
