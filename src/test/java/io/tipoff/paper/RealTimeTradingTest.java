package io.tipoff.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.book.BookRules;
import io.tipoff.engine.Command;
import io.tipoff.engine.Engine;
import io.tipoff.engine.EngineSettings;
import io.tipoff.engine.Inbox;
import io.tipoff.engine.Recorder;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.Event;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.SessionEnded;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.ShutdownRequested;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.risk.RiskLimits;
import io.tipoff.strategy.Rationale;
import io.tipoff.strategy.Signal;
import io.tipoff.strategy.Strategy;
import io.tipoff.strategy.Urgency;
import io.tipoff.strategy.View;
import io.tipoff.strategy.Wishes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Paper trading on a wall clock: answers come without another message to wake anybody. */
@Timeout(20)
class RealTimeTradingTest {
  private static final FeeSchedule FEES =
      new FeeSchedule(
          List.of(new FeeSchedule.Entry(0, FeeCurve.STANDARD, FeeRates.of("0.0695", "-0.0125"))));

  private final BlockingQueue<Event> taken = new LinkedBlockingQueue<>();
  private final Recorded recorded = new Recorded();
  private final Inbox inbox = new Inbox(100, 100);

  private static long now() {
    return System.currentTimeMillis() * 1_000_000;
  }

  private PaperTrading trading() {
    PaperSettings settings = VenueDesk.settings("1000", "20", 1);
    EngineSettings engine =
        new EngineSettings(
            new BookRules(Duration.ofMinutes(1), Money.of("0.50")),
            new RiskLimits(
                Money.of("500"),
                Money.of("500"),
                2,
                Quantity.ofContracts(1),
                Price.of("0.01"),
                Price.of("0.99"),
                5,
                Money.of("100"),
                5_000),
            FEES,
            Duration.ofSeconds(1));
    return new PaperTrading(
        new Engine(engine, List.of(new OneQuote()), _ -> {}), settings, FEES, recorded, taken::add);
  }

  private Event await(Class<? extends Event> kind) throws InterruptedException {
    while (true) {
      Event event = taken.poll(10, TimeUnit.SECONDS);
      assertThat(event).as("a " + kind.getSimpleName()).isNotNull();
      if (kind.isInstance(event)) {
        return event;
      }
    }
  }

  @Test
  void shouldOpenAnOrderAfterItsLatencyAndCancelItAtTheEnd() throws InterruptedException {
    PaperTrading trading = trading();
    trading.start(new SessionStarted(now(), "paper", ""));
    Thread run = Thread.ofVirtual().start(() -> run(trading));
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    inbox.put(new MarketListed(now(), Market.of(VenueDesk.GAME, rules)));
    inbox.put(new MarketStateChanged(now(), VenueDesk.GAME, MarketState.OPEN));
    BestPricesChanged book =
        new BestPricesChanged(
            now(),
            VenueDesk.GAME,
            Price.of("0.45"),
            Quantity.ofContracts(10),
            Price.of("0.55"),
            Quantity.ofContracts(10));
    inbox.put(book);

    Event opened = await(OrderOpened.class);
    assertThat(opened.time()).isEqualTo(book.time() + 150_000_000);

    inbox.put(new ShutdownRequested(now(), "the test is over"));
    await(OrderCanceled.class);
    run.join();
    assertThat(recorded.records.getLast()).isInstanceOf(SessionEnded.class);
  }

  private void run(PaperTrading trading) {
    try {
      new RealTimeTrading(trading, inbox, RealTimeTradingTest::now, () -> {}).run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Wants one bid, always the same. */
  private static final class OneQuote implements Strategy {
    @Override
    public String name() {
      return "one-quote";
    }

    @Override
    public void review(MarketId market, Event cause, View view, Wishes wishes) {
      if (cause instanceof BestPricesChanged) {
        wishes.send(
            new Signal.Quotes(
                name(),
                market,
                List.of(new Signal.Level(Side.BUY, Price.of("0.48"), Quantity.ofContracts(10))),
                new Rationale(Urgency.LOW, 1, "test", Optional.empty())));
      }
    }
  }

  private static final class Recorded implements Recorder {
    private final List<Object> records = new ArrayList<>();

    @Override
    public void record(Event event) {
      records.add(event);
    }

    @Override
    public void record(Command command) {
      records.add(command);
    }
  }
}
