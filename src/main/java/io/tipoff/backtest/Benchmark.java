package io.tipoff.backtest;

import io.tipoff.engine.Command;
import io.tipoff.engine.Engine;
import io.tipoff.engine.EventLoop;
import io.tipoff.engine.Recorder;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.Event;
import io.tipoff.event.MarketEvent;
import io.tipoff.paper.PaperSession;
import io.tipoff.portfolio.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Measures the engine with simulated fills and accounting on a generated tape, on the calling
 * thread. Making the tape is not measured.
 */
public final class Benchmark {
  private static final int CHUNK = 50_000;
  private static final long MICROSECOND = 1_000;

  /**
   * What was measured.
   *
   * @param events rows of the tape
   * @param engineEvents events that the engine took, answers and timers included
   * @param orders orders that it submitted
   * @param fills fills of them
   * @param liveOrders orders at work after the last row
   * @param seconds of the calling thread's time
   * @param quietStep nanoseconds of a step of the engine for a quote that changes nothing
   */
  public record Figures(
      long events,
      long engineEvents,
      long orders,
      long fills,
      long liveOrders,
      double seconds,
      Histogram quietStep) {

    /** Rows a second. */
    public double rate() {
      return events / seconds;
    }
  }

  private final Backtest.Setup setup;
  private long engineEvents;
  private long orders;

  /** A benchmark, to be run once. */
  public Benchmark(Backtest.Setup setup) {
    this.setup = setup;
  }

  /** Runs a tape of so many markets and rows. */
  public Figures run(long seed, int markets, long events) {
    GeneratedTape tape = new GeneratedTape(seed, markets, events, 100 * MICROSECOND);
    Run run = new Run(setup);
    List<Event> chunk = new ArrayList<>(CHUNK);
    long nanos = 0;
    while (fill(chunk, tape)) {
      long begun = System.nanoTime();
      for (int i = 0; i < chunk.size(); i++) {
        run.take(chunk.get(i));
      }
      nanos += System.nanoTime() - begun;
    }
    long live = run.sum(holding -> holding.liveOrders().size());
    return new Figures(
        tape.rows(),
        engineEvents,
        orders,
        run.sum(holding -> holding.position().fills()),
        live,
        nanos / 1e9,
        quietSteps(run, seed, markets));
  }

  private static boolean fill(List<Event> chunk, Tape tape) {
    chunk.clear();
    @Nullable Event event = chunk.size() < CHUNK ? tape.next() : null;
    while (event != null) {
      chunk.add(event);
      event = chunk.size() < CHUNK ? tape.next() : null;
    }
    return !chunk.isEmpty();
  }

  /** Sends each market's quote again and again: nothing changes, nothing is decided. */
  private static Histogram quietSteps(Run run, long seed, int markets) {
    Histogram histogram = new Histogram(3);
    List<BestPricesChanged> quotes = quotes(seed, markets);
    long time = run.now;
    for (int round = 0; round < 20_000; round++) {
      for (BestPricesChanged quote : quotes) {
        time++;
        Event again =
            new BestPricesChanged(
                time,
                quote.market(),
                quote.bid(),
                quote.bidSize(),
                quote.offer(),
                quote.offerSize());
        long begun = System.nanoTime();
        List<Command> given = run.engine.on(again);
        long took = System.nanoTime() - begun;
        if (given.isEmpty()) {
          histogram.recordValue(took);
        }
      }
    }
    return histogram;
  }

  private static List<BestPricesChanged> quotes(long seed, int markets) {
    List<BestPricesChanged> quotes = new ArrayList<>();
    GeneratedTape tape = new GeneratedTape(seed, markets, 100L * markets, 1);
    for (Event event = tape.next(); event != null; event = tape.next()) {
      if (event instanceof BestPricesChanged quote
          && quotes.stream().noneMatch(other -> other.market().equals(quote.market()))) {
        quotes.add(quote);
      }
    }
    return quotes;
  }

  /** The engine and the simulated venue at work. */
  private final class Run implements Recorder {
    private final Engine engine;
    private final PaperSession paper;
    private final EventLoop loop;
    private long now;

    private Run(Backtest.Setup setup) {
      this.engine = new Engine(setup.engine(), setup.strategies(), _ -> {});
      this.paper = new PaperSession(setup.paper(), setup.engine().fees(), this::process);
      this.loop = new EventLoop(engine, this, paper);
      process(new BalanceRestored(0, setup.paper().cash()));
    }

    private long sum(ToLongFunction<Holding> figure) {
      return engine.portfolio().holdings().sequencedValues().stream().mapToLong(figure).sum();
    }

    private void take(Event event) {
      while (paper.nextDue() < event.time()) {
        paper.runNext();
      }
      if (event instanceof MarketEvent market) {
        paper.apply(market);
      }
      process(event);
    }

    private void process(Event event) {
      now = event.time();
      loop.process(event);
    }

    @Override
    public void record(Event event) {
      engineEvents++;
    }

    @Override
    public void record(Command command) {
      if (command instanceof Command.SubmitOrder) {
        orders++;
      }
    }
  }
}
