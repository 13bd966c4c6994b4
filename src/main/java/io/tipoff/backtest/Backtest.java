package io.tipoff.backtest;

import io.tipoff.engine.Engine;
import io.tipoff.engine.EngineSettings;
import io.tipoff.engine.EventLoop;
import io.tipoff.engine.Observer;
import io.tipoff.engine.Recorder;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.Event;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.ShutdownRequested;
import io.tipoff.event.StreamEvent;
import io.tipoff.market.FeeSchedule;
import io.tipoff.paper.PaperSession;
import io.tipoff.paper.PaperSettings;
import io.tipoff.strategy.Strategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of the engine over a tape, with simulated fills, in the time of the tape. */
public final class Backtest {
  /**
   * What a run is made of.
   *
   * @param configuration the effective configuration as text, for the record
   * @param strategies new ones: a strategy belongs to one run
   */
  public record Setup(
      EngineSettings engine,
      PaperSettings paper,
      List<Strategy> strategies,
      String configuration) {}

  /** Who watches a run. */
  public interface Watcher extends Observer {

    /** Before the first event. */
    void starts(Engine engine);

    /** After an event and all that it caused was taken in. */
    void took(Event event);
  }

  private final Setup setup;
  private final Watcher watcher;
  private final Engine engine;
  private final PaperSession paper;
  private final EventLoop loop;
  private long now = Long.MIN_VALUE;

  /**
   * A run that has not begun.
   *
   * @param recorder writes down events and commands
   */
  public Backtest(Setup setup, Recorder recorder, Watcher watcher) {
    this.setup = setup;
    this.watcher = watcher;
    this.engine = new Engine(setup.engine(), setup.strategies(), watcher);
    FeeSchedule fees = setup.engine().fees();
    this.paper = new PaperSession(setup.paper(), fees, this::process);
    this.loop = new EventLoop(engine, recorder, paper);
  }

  /**
   * Runs the tape to its end, cancels what still works and ends the session.
   *
   * @throws BadTape if the tape cannot be used
   * @throws FeesUnknown if the fee schedule starts after the tape
   */
  public void run(Tape tape) {
    @Nullable Event event = tape.next();
    if (event == null) {
      throw new BadTape("no market data: nothing to run");
    }
    start(event.time());
    for (; event != null; event = tape.next()) {
      while (paper.nextDue() < event.time()) {
        paper.runNext();
      }
      if (event instanceof MarketEvent market) {
        paper.apply(market);
      } else if (event instanceof StreamEvent stream) {
        paper.apply(stream);
      }
      process(event);
    }
    finish();
  }

  /** The venue that fills the run's orders. */
  PaperSession paper() {
    return paper;
  }

  private void start(long time) {
    if (!setup.engine().fees().covers(time)) {
      throw new FeesUnknown(setup.engine().fees(), time, "--fees-as-of DATE");
    }
    watcher.starts(engine);
    process(new SessionStarted(time, "backtest", setup.configuration()));
    process(new BalanceRestored(time, setup.paper().cash()));
  }

  private void finish() {
    process(new ShutdownRequested(now, "end of the tape"));
    while (!engine.isDrained()) {
      paper.runNext();
    }
    loop.close(now);
  }

  private void process(Event event) {
    now = event.time();
    loop.process(event);
    watcher.took(event);
  }
}
