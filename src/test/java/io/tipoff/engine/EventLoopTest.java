package io.tipoff.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.book.BookRules;
import io.tipoff.engine.Command.CancelOrder;
import io.tipoff.engine.Command.ReplaceOrder;
import io.tipoff.engine.Command.SetTimer;
import io.tipoff.engine.Command.SubmitOrder;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.Event;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.ShutdownRequested;
import io.tipoff.event.StreamRestored;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Market;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How events and commands are carried, and in which order they are written down. */
@Timeout(20)
class EventLoopTest {
  private final List<String> happened = new ArrayList<>();
  private final Inbox inbox = new Inbox(100, 100);
  private final Engine engine =
      new Engine(
          new EngineSettings(
              new BookRules(Duration.ofSeconds(30), Money.of("0.30")),
              EngineDesk.limits("25", 2),
              new FeeSchedule(List.of()),
              Duration.ofSeconds(1)),
          List.of(new OneBid("bid")),
          _ -> {});
  private final EventLoop loop = new EventLoop(engine, new Diary(), new Venue());

  /** Writes down what is recorded, in a word. */
  private final class Diary implements Recorder {
    @Override
    public void record(Event event) {
      if (!(event instanceof CommandNotSent)) {
        happened.add("event " + event.getClass().getSimpleName());
      }
    }

    @Override
    public void record(Command command) {
      if (!(command instanceof SetTimer)) {
        happened.add("command " + command.id());
      }
    }
  }

  /** Does everything at once, and answers through the inbox. */
  private final class Venue implements CommandSink {
    @Override
    public void carryOut(Command command, long now) {
      if (command instanceof SetTimer) {
        answer(new CommandNotSent(now, command.id(), CommandNotSent.Reason.STALE));
        return;
      }
      happened.add("carried out " + command.id() + " at " + now);
      answer(new RequestTaken(now, command.id()));
      switch (command) {
        case SubmitOrder submit -> answer(new OrderOpened(now, submit.order()));
        case CancelOrder cancel ->
            answer(new OrderCanceled(now, cancel.order(), OrderCanceled.Cause.REQUESTED, ""));
        case ReplaceOrder _, SetTimer _ -> throw new AssertionError(command.toString());
      }
    }

    private void answer(Event event) {
      try {
        inbox.put(event);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @BeforeEach
  void listMarket() {
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    engine.on(new BalanceRestored(0, Money.of("100")));
    engine.on(new MarketListed(0, Market.of(EngineDesk.GAME, rules)));
    engine.on(new MarketStateChanged(0, EngineDesk.GAME, MarketState.OPEN));
  }

  private static BestPricesChanged book(long time) {
    Quantity size = Quantity.ofContracts(100);
    return new BestPricesChanged(
        time, EngineDesk.GAME, Price.of("0.46"), size, Price.of("0.54"), size);
  }

  @Test
  void shouldWriteDownAnEventBeforeItsCommandsAndTheseBeforeTheyAreCarriedOut() {
    loop.process(book(7));

    assertThat(happened)
        .containsExactly("event BestPricesChanged", "command c1", "carried out c1 at 7");
  }

  @Test
  void shouldWriteDownAnEventThatTheEngineCannotBear() {
    assertThatThrownBy(() -> loop.process(new RequestTaken(0, new CommandId(9))))
        .isInstanceOf(IllegalStateException.class);

    assertThat(happened).containsExactly("event RequestTaken");
  }

  @Test
  void shouldCarryOutCommandsAtTheTimeAtWhichTheyWereDecided() {
    loop.process(new StreamRestored(50));
    happened.clear();

    loop.process(book(40));

    assertThat(happened).contains("carried out c1 at 50");
  }

  @Test
  void shouldRunUntilTheSessionHasEnded() throws InterruptedException {
    inbox.put(book(7));
    Thread operator =
        Thread.startVirtualThread(
            () -> {
              try {
                inbox.put(new ShutdownRequested(9, "enough"));
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });

    loop.run(inbox);
    operator.join();

    assertThat(engine.hasEnded()).isTrue();
    assertThat(engine.openCommands()).isEmpty();
    assertThat(happened).last().isEqualTo("event SessionEnded");
  }

  @Test
  void shouldCancelBeforeItEnds() throws InterruptedException {
    loop.process(book(7));
    inbox.put(new ShutdownRequested(9, "enough"));
    happened.clear();

    loop.run(inbox);

    assertThat(happened)
        .containsExactly(
            "event RequestTaken",
            "event OrderOpened",
            "event ShutdownRequested",
            "command c3",
            "carried out c3 at 9",
            "event RequestTaken",
            "event OrderCanceled",
            "event SessionEnded");
  }
}
