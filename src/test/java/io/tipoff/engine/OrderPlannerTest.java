package io.tipoff.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.CommandNotSent.Reason;
import io.tipoff.event.OrderCanceled.Cause;
import io.tipoff.event.OrderExpired;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderOpened;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderState;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How the live orders follow what a strategy wants. */
class OrderPlannerTest {

  @Test
  void shouldSubmitWhatIsWanted() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48", "sell 20 @ 0.52");

    assertThat(desk.commands())
        .containsExactly("submit o1 buy_long 10 @ 0.48", "submit o2 buy_short 20 @ 0.52");
  }

  @Test
  void shouldRenewAQuoteAMinuteBeforeItExpires() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").opened(1);
    long end = desk.order(1).terms().goodTill().orElseThrow();
    assertThat(end - desk.now()).isEqualTo(Duration.ofMinutes(10).toNanos());
    desk.commands();

    assertThat(desk.after(539).book("0.46", "0.54").wants("buy 10 @ 0.48").commands()).isEmpty();
    assertThat(desk.timer().commands()).containsExactly("replace o1 10 @ 0.48");
    desk.replaced(1);

    assertThat(desk.order(1).terms().goodTill()).hasValue(end + Duration.ofMinutes(9).toNanos());
    assertThat(desk.after(539).book("0.46", "0.54").commands()).isEmpty();
    assertThat(desk.timer().commands()).as("and again").containsExactly("replace o1 10 @ 0.48");
  }

  @Test
  void shouldLetAQuoteExpireThatNobodyWants() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").opened(1).wants();
    desk.refused(1);
    assertThat(desk.timer().commands()).contains("cancel o1");
    desk.told(new OrderExpired(desk.now(), new OrderId(1)));

    assertThat(desk.order(1).state()).isEqualTo(OrderState.EXPIRED);
    assertThat(desk.timer().commands()).isEmpty();
  }

  @Test
  void shouldQuoteAgainWhatExpiredAllTheSame() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").opened(1);
    desk.commands();

    desk.told(new OrderExpired(desk.now(), new OrderId(1)));

    assertThat(desk.commands()).containsExactly("submit o2 buy_long 10 @ 0.48");
  }

  @Test
  void shouldTryARenewalAgainThatFailed() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").opened(1);
    desk.commands();

    desk.after(539).book("0.46", "0.54").timer();
    assertThat(desk.commands()).containsExactly("replace o1 10 @ 0.48");
    assertThat(desk.changeRejected(1).commands()).isEmpty();

    assertThat(desk.timer().commands()).containsExactly("replace o1 10 @ 0.48");
  }

  @Test
  void shouldKeepThePlaceOfAQuoteThatShrinks() {
    EngineDesk desk = EngineDesk.open().wants("buy 20 @ 0.48").opened(1);
    long end = desk.order(1).terms().goodTill().orElseThrow();

    desk.after(60).book("0.46", "0.54").wants("buy 5 @ 0.48").replaced(1);

    assertThat(desk.order(1).terms().goodTill()).hasValue(end);
  }

  @Test
  void shouldGiveAMovedQuoteANewEnd() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").opened(1);
    long end = desk.order(1).terms().goodTill().orElseThrow();

    desk.after(60).book("0.46", "0.54").wants("buy 10 @ 0.47").replaced(1);

    assertThat(desk.order(1).terms().goodTill()).hasValue(end + Duration.ofMinutes(1).toNanos());
  }

  @Test
  void shouldWaitWhileARequestIsUnderWay() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48");
    desk.commands();

    assertThat(desk.wants("buy 10 @ 0.47").commands()).isEmpty();
    assertThat(desk.opened(1).commands()).containsExactly("replace o1 10 @ 0.47");
    assertThat(desk.wants("buy 10 @ 0.46").commands()).isEmpty();
    assertThat(desk.replaced(1).commands()).containsExactly("replace o1 10 @ 0.46");
  }

  @Test
  void shouldLeaveAnOrderThatIsWantedWhereItIs() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").opened(1);
    desk.commands();

    assertThat(desk.wants("buy 10 @ 0.48").wants("buy 12 @ 0.48").commands()).isEmpty();
  }

  @Test
  void shouldCancelWhatIsNoLongerWanted() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48", "sell 10 @ 0.52");
    desk.opened(1).opened(2).commands();

    assertThat(desk.wants("sell 10 @ 0.52").commands()).containsExactly("cancel o1");
    assertThat(desk.wants().commands()).as("asked once").containsExactly("cancel o2");
  }

  @Test
  void shouldCancelWhatWasNoLongerWantedWhenItOpened() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").wants();
    desk.commands();

    assertThat(desk.opened(1).commands()).containsExactly("cancel o1");
  }

  @Test
  void shouldTrimAnOrderThatIsTooLarge() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").opened(1);
    desk.commands();

    assertThat(desk.wants("buy 6 @ 0.48").commands()).containsExactly("replace o1 6 @ 0.48");
  }

  @Test
  void shouldTrimByWhatIsLeft() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").opened(1).filled(1, "3", "0.48");
    desk.commands();

    assertThat(desk.wants("buy 4 @ 0.48").commands())
        .as("3 of 7 filled, 4 left")
        .containsExactly("replace o1 7 @ 0.48");
  }

  @Test
  void shouldTopUpOnceLessThanHalfIsLeft() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").opened(1);
    desk.commands();

    assertThat(desk.filled(1, "5", "0.48").commands()).isEmpty();
    assertThat(desk.filled(1, "1", "0.48").commands())
        .containsExactly("submit o2 buy_long 6 @ 0.48");
  }

  @Test
  void shouldReplaceAnOrderThatIsFullyFilled() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").opened(1);
    desk.commands();

    assertThat(desk.filled(1, "10", "0.48").commands())
        .containsExactly("submit o2 buy_long 10 @ 0.48");
  }

  @Test
  void shouldMoveAPartlyFilledOrderWithWhatIsWantedNow() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").opened(1).filled(1, "4", "0.48");
    desk.commands();

    assertThat(desk.wants("buy 10 @ 0.47").commands())
        .as("the filled part counts")
        .containsExactly("replace o1 14 @ 0.47");
  }

  @Test
  void shouldCancelWhatTheVenueFilledBeyondATrim() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").opened(1).wants("buy 4 @ 0.48");
    desk.filled(1, "8", "0.48").taken(1).commands();

    assertThat(desk.unsolicitedCancel(1, Cause.REQUESTED).commands())
        .containsExactly("submit o2 buy_long 4 @ 0.48");
  }

  @Test
  void shouldMoveOneOrderAndCancelTheOtherWhenLevelsBecomeFewer() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48", "buy 10 @ 0.47");
    desk.opened(1).opened(2).commands();

    assertThat(desk.wants("buy 10 @ 0.46").commands())
        .containsExactly("replace o1 10 @ 0.46", "cancel o2");
  }

  @Test
  void shouldMoveOnlyTheLevelThatIsNotThereYet() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48", "buy 10 @ 0.47");
    desk.opened(1).opened(2).commands();

    assertThat(desk.wants("buy 10 @ 0.47", "buy 10 @ 0.46").commands())
        .containsExactly("replace o1 10 @ 0.46");
  }

  @Test
  void shouldTakeLevelsAtOnePriceForOne() {
    EngineDesk desk = EngineDesk.open().wants("buy 20 @ 0.48", "buy 5 @ 0.48");

    assertThat(desk.commands()).containsExactly("submit o1 buy_long 25 @ 0.48");
    assertThat(desk.opened(1).wants("buy 20 @ 0.48", "buy 5 @ 0.48").commands()).isEmpty();
  }

  @Test
  void shouldLetTheOtherSideMoveFirstWhenBothGoUp() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48", "sell 10 @ 0.50");
    desk.opened(1).opened(2).commands();

    assertThat(desk.wants("buy 10 @ 0.51", "sell 10 @ 0.53").commands())
        .containsExactly("replace o2 10 @ 0.53");
    assertThat(desk.refusals()).isEmpty();
    assertThat(desk.replaced(2).commands()).containsExactly("replace o1 10 @ 0.51");
  }

  @Test
  void shouldLetTheOtherSideMoveFirstWhenBothGoDown() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.50", "sell 10 @ 0.52");
    desk.opened(1).opened(2).commands();

    assertThat(desk.wants("buy 10 @ 0.47", "sell 10 @ 0.49").commands())
        .containsExactly("replace o1 10 @ 0.47");
    assertThat(desk.refusals()).isEmpty();
    assertThat(desk.replaced(1).commands()).containsExactly("replace o2 10 @ 0.49");
  }

  @Test
  void shouldNotMeetAnOrderWhoseCancelIsUnderWay() {
    EngineDesk desk = EngineDesk.open().wants("sell 10 @ 0.50").opened(1);
    desk.wants("buy 10 @ 0.50");

    assertThat(desk.commands()).containsExactly("submit o1 buy_short 10 @ 0.50", "cancel o1");
    assertThat(desk.canceled(1).commands()).containsExactly("submit o2 buy_long 10 @ 0.50");
    assertThat(desk.refusals()).isEmpty();
  }

  @Test
  void shouldNotBeRefusedForMeetingItselfWhereverItsQuotesGo() {
    Random random = new Random(7);
    EngineDesk desk = EngineDesk.open();
    for (int i = 0; i < 2_000; i++) {
      int bid = 40 + random.nextInt(20);
      int offer = bid + 1 + random.nextInt(4);
      desk.book("0." + (bid - 1), "0." + (offer + 1));
      desk.wants("buy 10 @ 0." + bid, "buy 10 @ 0." + (bid - 3), "sell 10 @ 0." + offer);
      if (random.nextBoolean()) {
        desk.settleDown(random);
        assertThat(desk.engine().portfolio().holding(EngineDesk.GAME).liveOrders())
            .as("round " + i + " of seed 7")
            .extracting(order -> order.side() + " " + order.leaves() + " @ " + order.price())
            .containsExactlyInAnyOrder(
                "BUY 10 @ 0." + bid, "BUY 10 @ 0." + (bid - 3), "SELL 10 @ 0." + offer);
      }
    }
    assertThat(desk.refusals()).isEmpty();
  }

  @Test
  void shouldLeaveASideAloneForAWhileAfterAReject() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48", "sell 10 @ 0.52").opened(2);
    desk.commands();

    desk.rejected(1).after(0.5).wants("buy 10 @ 0.48", "sell 10 @ 0.53");

    assertThat(desk.commands())
        .as("the other side goes on")
        .containsExactly("replace o2 10 @ 0.53");
    assertThat(desk.timer().commands()).containsExactly("submit o3 buy_long 10 @ 0.48");
  }

  @Test
  void shouldLeaveASideAloneAfterARequestThatWasRefusedOrNotSent() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48", "sell 10 @ 0.52");
    desk.commands();

    desk.refused(1).notSent(2, Reason.OVER_BUDGET);

    assertThat(desk.commands()).isEmpty();
    assertThat(desk.timer().commands())
        .containsExactly("submit o3 buy_long 10 @ 0.48", "submit o4 buy_short 10 @ 0.52");
  }

  @Test
  void shouldSayThatAQuoteUnderWayIsNoLongerWanted() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48");
    assertThat(desk.unwanted()).isEmpty();

    desk.wants("buy 10 @ 0.47");

    assertThat(desk.unwanted()).containsExactly("o1");
  }

  @Test
  void shouldPlaceTheNewQuoteAtOnceWhenTheOldOneWasDropped() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").wants("buy 10 @ 0.47");
    desk.commands();

    assertThat(desk.notSent(1, Reason.STALE).commands())
        .containsExactly("submit o2 buy_long 10 @ 0.47");
  }

  @Test
  void shouldMoveAnOrderAtOnceWhenItsOldMoveWasDropped() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").opened(1);
    desk.wants("buy 10 @ 0.47").wants("buy 10 @ 0.46");
    assertThat(desk.unwanted()).containsExactly("o1");
    desk.commands();

    assertThat(desk.notSent(1, Reason.STALE).commands()).containsExactly("replace o1 10 @ 0.46");
  }

  @Test
  void shouldCancelAnOrderThatCouldNotBeMoved() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").opened(1).wants("buy 10 @ 0.49");
    desk.commands();

    assertThat(desk.changeRejected(1).commands()).containsExactly("cancel o1");
    assertThat(desk.canceled(1).commands()).isEmpty();
    assertThat(desk.timer().commands()).containsExactly("submit o2 buy_long 10 @ 0.49");
  }

  @Test
  void shouldCancelAnOrderThatCouldNotBeTrimmed() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").opened(1).wants("buy 5 @ 0.48");
    desk.commands();

    assertThat(desk.refused(1).commands()).containsExactly("cancel o1");
  }

  @Test
  void shouldTryAFailedCancelAgainButNotAtOnce() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").opened(1).wants();
    desk.commands();

    assertThat(desk.refused(1).printed().commands()).isEmpty();
    assertThat(desk.timer().commands()).containsExactly("cancel o1");
    assertThat(desk.changeRejected(1).commands()).isEmpty();
    assertThat(desk.timer().commands()).containsExactly("cancel o1");
  }

  @Test
  void shouldNotRepeatARefusalOnEveryEvent() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.01");
    assertThat(desk.refusals()).containsExactly("PRICE_BOUNDS");

    desk.printed().book("0.47", "0.55").printed(EngineDesk.OTHER);
    assertThat(desk.refusals()).isEmpty();

    desk.wants("buy 10 @ 0.01");
    assertThat(desk.refusals()).as("asked anew").containsExactly("PRICE_BOUNDS");
  }

  @Test
  void shouldNotAskAgainForAnOrdersNewsAfterARefusal() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48", "buy 10 @ 0.01");
    desk.refusals();

    desk.opened(1).filled(1, "2", "0.48");

    assertThat(desk.refusals()).isEmpty();
  }

  @Test
  void shouldNotPlaceWhereAnOrdersFateIsUnknown() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48", "sell 10 @ 0.52").opened(2);
    desk.unknown(1).commands();

    desk.after(60).book("0.46", "0.54").wants("buy 10 @ 0.48", "buy 10 @ 0.47", "sell 10 @ 0.53");
    assertThat(desk.commands())
        .as("the other side goes on")
        .containsExactly("replace o2 10 @ 0.53");
    desk.book(EngineDesk.OTHER, "0.46", "0.54").wants(EngineDesk.OTHER, "buy 10 @ 0.48");
    assertThat(desk.commands())
        .as("and other markets")
        .containsExactly("submit o3 buy_long 10 @ 0.48");

    desk.told(new OrderOpened(desk.now(), new OrderId(1)));
    assertThat(desk.commands()).containsExactly("submit o4 buy_long 10 @ 0.47");
  }

  @Test
  void shouldTradeAtOnceWhatIsTaken() {
    EngineDesk desk = EngineDesk.open().takes("buy 10 @ 0.54");

    assertThat(desk.commands()).containsExactly("submit o1 buy_long 10 @ 0.54 at once");
  }

  @Test
  void shouldNotMoveOrCancelWhatTradesAtOnce() {
    EngineDesk desk = EngineDesk.open().takes("buy 10 @ 0.54").opened(1);
    desk.filled(1, "4", "0.54").commands();

    assertThat(desk.wants("buy 10 @ 0.48").commands())
        .containsExactly("submit o2 buy_long 10 @ 0.48");
    assertThat(desk.shutdown().commands()).isEmpty();
    desk.unsolicitedCancel(1, Cause.IMMEDIATE);
    assertThat(desk.order(1).state()).isEqualTo(OrderState.CANCELED);
  }

  @Test
  void shouldNotTakeFromItself() {
    EngineDesk desk = EngineDesk.open().wants("sell 10 @ 0.53").opened(1);
    desk.commands();

    desk.takes("buy 10 @ 0.54");

    assertThat(desk.commands()).isEmpty();
    assertThat(desk.refusals()).containsExactly("SELF_MATCH");
  }

  @Test
  void shouldLeaveOrdersOfAnotherStrategyAlone() {
    EngineDesk desk = EngineDesk.open(new OneBid("other")).opened(1);
    desk.commands();

    desk.wants("sell 10 @ 0.53").opened(2).wants();

    assertThat(desk.commands()).containsExactly("submit o2 buy_short 10 @ 0.53", "cancel o2");
    assertThat(desk.order(1))
        .extracting(Order::strategy, Order::state)
        .containsExactly("other", OrderState.NEW);
  }
}
