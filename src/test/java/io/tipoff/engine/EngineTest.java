package io.tipoff.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.engine.Command.SetTimer;
import io.tipoff.engine.Command.SubmitOrder;
import io.tipoff.event.ChangeRejected;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.Event;
import io.tipoff.event.InboxBacklog;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderAbsent;
import io.tipoff.event.OrderCanceled.Cause;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OutcomeUnknown;
import io.tipoff.event.RequestRefused;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.SessionEnded;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.event.TimerFired;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.portfolio.OrderState;
import io.tipoff.strategy.MarketMaker;
import io.tipoff.strategy.MarketMakerSettings;
import io.tipoff.strategy.Strategy;
import io.tipoff.strategy.View;
import io.tipoff.strategy.Wishes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine does with each kind of event. */
class EngineTest {
  private static final MarketId GAME = EngineDesk.GAME;
  private static final MarketId OTHER = EngineDesk.OTHER;

  /** Ten contracts on each side, two cents from the mid. */
  private static MarketMaker marketMaker() {
    return new MarketMaker(
        new MarketMakerSettings(
            Money.of("0.04"),
            Quantity.ofContracts(10),
            1,
            Money.of("0.01"),
            Quantity.ofContracts(50),
            Money.ZERO,
            Duration.ofSeconds(5),
            Money.of("0.005"),
            Duration.ofMillis(250),
            Price.of("0.03"),
            Price.of("0.97"),
            Duration.ofSeconds(60)));
  }

  /** Quotes in both markets, all of them open. */
  private static EngineDesk quoting() {
    EngineDesk desk = EngineDesk.open(marketMaker()).opened(1).opened(2).opened(3).opened(4);
    assertThat(desk.commands())
        .containsExactly(
            "submit o1 buy_long 10 @ 0.48",
            "submit o2 buy_short 10 @ 0.52",
            "submit o3 buy_long 10 @ 0.48",
            "submit o4 buy_short 10 @ 0.52");
    return desk;
  }

  @Test
  void shouldCountCommandsAndOrdersFromOne() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48", "sell 10 @ 0.52").opened(1);
    desk.wants("buy 10 @ 0.47", "sell 10 @ 0.52");

    assertThat(desk.rawCommands())
        .extracting(Command::id)
        .containsExactly(new CommandId(1), new CommandId(2), new CommandId(3), new CommandId(4));
  }

  @Test
  void shouldCountOrdersFromWhereEarlierSessionsStopped() {
    EngineDesk desk = EngineDesk.open();

    desk.told(new SessionStarted(desk.now(), "test", "", 41)).wants("buy 10 @ 0.48");

    assertThat(desk.commands()).containsExactly("submit o42 buy_long 10 @ 0.48");
  }

  @Test
  void shouldNeverGoBackInTime() {
    EngineDesk desk = EngineDesk.open();
    long latest = desk.now();

    desk.after(-10).printed();

    assertThat(desk.engine().now()).isEqualTo(latest);
  }

  @Test
  void shouldKeepACommandOpenUntilItsOutcome() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48", "sell 10 @ 0.52");

    desk.taken(1);

    assertThat(desk.engine().openCommands())
        .filteredOn(SubmitOrder.class::isInstance)
        .extracting(Command::id)
        .containsExactly(desk.request(2));
  }

  @Test
  void shouldThrowOnASecondOutcomeAndNameIt() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").taken(1);

    assertThatThrownBy(() -> desk.told(new RequestRefused(desk.now(), new CommandId(1), "late")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("command c1 has ended before")
        .hasMessageContaining("late");
  }

  @Test
  void shouldThrowOnTheOutcomeOfACommandThatItNeverGave() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48");

    assertThatThrownBy(() -> desk.told(new RequestTaken(desk.now(), new CommandId(9))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("command c9 was never given");
  }

  @Test
  void shouldThrowOnAnOutcomeThatDoesNotFitTheCommand() {
    EngineDesk desk = EngineDesk.open(marketMaker());
    SetTimer timer =
        desk.rawCommands().stream()
            .filter(SetTimer.class::isInstance)
            .map(SetTimer.class::cast)
            .findFirst()
            .orElseThrow();

    assertThatThrownBy(() -> desk.told(new OutcomeUnknown(desk.now(), timer.id())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(timer.id().toString());
    assertThatThrownBy(() -> desk.told(new TimerFired(desk.now(), desk.request(1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("timer");
  }

  @Test
  void shouldThrowOnNewsOfAnOrderThatIsNotOurs() {
    EngineDesk desk = EngineDesk.open();

    assertThatThrownBy(() -> desk.told(new OrderOpened(desk.now(), new OrderId(9))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("o9");
  }

  @Test
  void shouldWakeAStrategyWhenItAskedToBe() {
    EngineDesk desk = quoting();
    long start = desk.now();

    desk.after(1).book("0.47", "0.55").after(4);
    desk.commands();
    assertThat(desk.timer().now() - start).isEqualTo(5_000_000_000L);
    assertThat(desk.commands()).as("woken too early, it asks anew").isEmpty();
  }

  @Test
  void shouldSetOneTimerForEachTime() {
    EngineDesk desk = quoting();

    desk.after(1).book("0.47", "0.55").after(1).book("0.48", "0.56");

    assertThat(desk.engine().openCommands())
        .filteredOn(SetTimer.class::isInstance)
        .as("of each market a refresh, and one before the quotes expire")
        .hasSize(4);
  }

  @Test
  void shouldWakeAStrategyAgainAfterEachTimer() {
    Waker waker = new Waker();
    EngineDesk desk = EngineDesk.open(waker);

    for (int i = 0; i < 3; i++) {
      waker.reviews = 0;
      desk.timer();
      assertThat(waker.reviews).as("timer %s", i).isEqualTo(1);
    }
  }

  /** Asks at each review of the first market to be woken a second later. */
  private static final class Waker implements Strategy {
    private int reviews;

    @Override
    public String name() {
      return "waker";
    }

    @Override
    public void review(MarketId market, Event cause, View view, Wishes out) {
      if (market.equals(GAME)) {
        reviews++;
        out.wake(market, view.now() + 1_000_000_000);
      }
    }
  }

  @Test
  void shouldLetATimerEndWithTheSession() {
    EngineDesk desk = quoting();

    for (Command command : desk.engine().openCommands()) {
      if (command instanceof SetTimer) {
        desk.told(new CommandNotSent(desk.now(), command.id(), CommandNotSent.Reason.SHUTDOWN));
      }
    }

    assertThat(desk.engine().openCommands()).noneMatch(SetTimer.class::isInstance);
  }

  @Test
  void shouldCancelEverythingWhenAskedToStop() {
    EngineDesk desk = quoting();

    assertThat(desk.shutdown().commands())
        .containsExactly("cancel o1", "cancel o2", "cancel o3", "cancel o4");
  }

  @Test
  void shouldCancelWhatIsAcceptedAfterItWasAskedToStop() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48", "sell 10 @ 0.52").opened(2);
    desk.wants("buy 10 @ 0.48", "sell 10 @ 0.53");
    desk.shutdown().commands();

    assertThat(desk.opened(1).commands()).containsExactly("cancel o1");
    assertThat(desk.replaced(2).commands()).containsExactly("cancel o2");
  }

  @Test
  void shouldSubmitNothingOnceAskedToStop() {
    EngineDesk desk = quoting().shutdown();
    desk.commands();
    desk.reviews();

    desk.filled(1, "10", "0.48").canceled(2).book("0.40", "0.48").wants("buy 10 @ 0.40");
    desk.after(60).book("0.30", "0.38").timer();

    assertThat(desk.commands()).isEmpty();
    assertThat(desk.reviews()).as("nobody is asked for wishes").isEmpty();
  }

  @Test
  void shouldBeDrainedOnceEveryOrderHasEnded() {
    EngineDesk desk = EngineDesk.open(marketMaker()).opened(1).opened(3).opened(4).shutdown();
    assertThat(desk.engine().isDrained()).isFalse();

    desk.canceled(1).canceled(3);
    assertThat(desk.engine().isDrained()).as("one submission is under way").isFalse();

    desk.rejected(2).taken(4);
    assertThat(desk.engine().isDrained()).as("one cancel is taken, not done").isFalse();

    desk.unsolicitedCancel(4, Cause.REQUESTED);
    assertThat(desk.engine().isDrained()).as("timers do not count").isTrue();
  }

  @Test
  void shouldNotBeDrainedBeforeItWasAskedToStop() {
    EngineDesk desk = EngineDesk.open();

    assertThat(desk.engine().isDrained()).isFalse();
    assertThat(desk.shutdown().engine().isDrained()).isTrue();
  }

  @Test
  void shouldTryACancelAgainThatFailedWhileStopping() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").opened(1).shutdown();
    desk.commands();

    assertThat(desk.refused(1).printed().commands()).isEmpty();
    assertThat(desk.timer().commands()).containsExactly("cancel o1");
    desk.taken(1).told(new ChangeRejected(desk.now(), new OrderId(1), "too late"));
    assertThat(desk.commands()).isEmpty();
    assertThat(desk.engine().isDrained()).isFalse();
    assertThat(desk.timer().commands()).containsExactly("cancel o1");
    assertThat(desk.canceled(1).engine().isDrained()).isTrue();
  }

  @Test
  void shouldThrowWhenTheSessionEndsBeforeItsCommands() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48");

    assertThatThrownBy(() -> desk.told(new SessionEnded(desk.now())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("c1");
  }

  @Test
  void shouldEndWithTheSession() {
    EngineDesk desk = EngineDesk.open();
    assertThat(desk.engine().hasEnded()).isFalse();

    assertThat(desk.told(new SessionEnded(desk.now())).engine().hasEnded()).isTrue();
  }

  @Test
  void shouldPullEveryQuoteWhenTheStreamIsLost() {
    EngineDesk desk = quoting();

    desk.told(new StreamLost(desk.now(), "gap"));

    assertThat(desk.commands()).containsExactly("cancel o1", "cancel o2", "cancel o3", "cancel o4");
  }

  @Test
  void shouldQuoteAMarketOnlyOnceItsBookIsToldAgain() {
    EngineDesk desk = quoting().told(new StreamLost(0, "gap"));
    desk.canceled(1).canceled(2).canceled(3).canceled(4).commands();

    desk.book(OTHER, "0.46", "0.54").after(1).told(new StreamRestored(desk.now()));
    desk.after(10).printed(GAME).printed(OTHER).timer();
    assertThat(desk.commands()).as("a book told before the stream was back is no news").isEmpty();

    desk.book(GAME, "0.46", "0.54");
    assertThat(desk.commands())
        .containsExactly("submit o5 buy_long 10 @ 0.48", "submit o6 buy_short 10 @ 0.52");
    desk.book(OTHER, "0.46", "0.54");
    assertThat(desk.commands())
        .containsExactly("submit o7 buy_long 10 @ 0.48", "submit o8 buy_short 10 @ 0.52");
  }

  @Test
  void shouldCancelWhatIsAcceptedWhileTheStreamIsLost() {
    EngineDesk desk = EngineDesk.open(marketMaker()).opened(1);
    desk.told(new StreamLost(0, "gap")).commands();

    assertThat(desk.opened(2).commands()).containsExactly("cancel o2");
  }

  @Test
  void shouldPullItsQuotesWhileItIsFarBehind() {
    EngineDesk desk = quoting().told(new InboxBacklog(0, 100, true));
    assertThat(desk.commands()).containsExactly("cancel o1", "cancel o2", "cancel o3", "cancel o4");

    desk.canceled(1).canceled(2).canceled(3).canceled(4).after(6).book("0.44", "0.50");
    assertThat(desk.commands()).isEmpty();

    desk.told(new InboxBacklog(0, 50, false));
    assertThat(desk.commands())
        .containsExactly(
            "submit o5 buy_long 10 @ 0.45",
            "submit o6 buy_short 10 @ 0.49",
            "submit o7 buy_long 10 @ 0.48",
            "submit o8 buy_short 10 @ 0.52");
  }

  @Test
  void shouldPullItsQuotesWhereTheMarketIsNoLongerOpen() {
    EngineDesk desk = quoting();

    assertThat(desk.state(MarketState.SUSPENDED).commands())
        .containsExactly("cancel o1", "cancel o2");
  }

  @Test
  void shouldPayWhatItHoldsWhenAMarketSettles() {
    EngineDesk desk = quoting().filled(1, "10", "0.48").settled("1.00");

    assertThat(desk.position()).isEqualTo("0");
    assertThat(desk.engine().portfolio().cash()).isEqualTo(Money.of("1005.2"));
  }

  @Test
  void shouldPayAFillWhoseNewsComesAfterTheResult() {
    EngineDesk desk = quoting().settled("1.00").filled(1, "4", "0.48").filled(2, "10", "0.52");

    assertThat(desk.position()).isEqualTo("0");
    assertThat(desk.engine().portfolio().cash()).isEqualTo(Money.of("997.28"));
    assertThat(desk.engine().portfolio().equity()).isEqualTo(Money.of("997.28"));
  }

  @Test
  void shouldNotTradeASettledMarketWhateverItsState() {
    EngineDesk desk = quoting().settled("0.00");
    assertThat(desk.commands()).containsExactly("cancel o1", "cancel o2");

    desk.canceled(1).canceled(2).state(MarketState.OPEN).after(6).book("0.40", "0.48");

    assertThat(desk.commands()).isEmpty();
  }

  @Test
  void shouldPullTheOpeningSideInEveryMarketAfterTheLossOfADay() {
    EngineDesk desk = EngineDesk.withLimits(EngineDesk.limits("1", 6), marketMaker());
    desk.opened(1).opened(2).opened(3).opened(4).filled(1, "10", "0.48").opened(5);
    desk.commands();
    assertThat(desk.engine().losses().dailyLoss()).isEqualTo(Money.of("0.20"));

    desk.after(1).book(GAME, "0.36", "0.44");

    assertThat(desk.engine().losses().dailyLoss()).isEqualTo(Money.of("1.20"));
    assertThat(desk.commands())
        .as("in the first market the long position may be sold, in the other nothing may stay")
        .contains("cancel o5", "cancel o3", "cancel o4")
        .noneMatch(command -> command.contains("buy_"));
  }

  @Test
  void shouldStartFromWhatIsRestored() {
    EngineDesk desk = EngineDesk.open().restored("12");

    assertThat(desk.position()).isEqualTo("12");
    assertThat(desk.engine().losses().drawdown()).isEqualTo(Money.ZERO);
    assertThat(desk.wants("sell 10 @ 0.52").commands())
        .containsExactly("submit o1 sell_long 10 @ 0.52");
  }

  @Test
  void shouldLookAtAMarketOnItsOwnNewsOnly() {
    EngineDesk desk = EngineDesk.open();
    desk.reviews();

    desk.printed(OTHER).told(new MarketStateChanged(desk.now(), GAME, MarketState.OPEN));

    assertThat(desk.reviews())
        .isEqualTo(List.of(OTHER.slug() + " TradePrinted", GAME.slug() + " MarketStateChanged"));
  }

  @Test
  void shouldTakeAnOrderForLiveWhileItsFateIsUnknown() {
    EngineDesk desk = EngineDesk.open().wants("buy 10 @ 0.48").unknown(1);

    assertThat(desk.order(1).state()).isEqualTo(OrderState.OUTCOME_UNKNOWN);
    assertThat(desk.engine().portfolio().worstLoss()).isEqualTo(Money.of("4.80"));
    assertThat(desk.shutdown().engine().isDrained()).as("it may still trade").isFalse();
    desk.told(new OrderAbsent(desk.now(), new OrderId(1)));
    assertThat(desk.engine().isDrained()).as("it never was").isTrue();
  }
}
