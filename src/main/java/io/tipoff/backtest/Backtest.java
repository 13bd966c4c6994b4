package io.tipoff.backtest;

import io.tipoff.engine.Engine;
import io.tipoff.engine.EngineSettings;
import io.tipoff.engine.Observer;
import io.tipoff.engine.Recorder;
import io.tipoff.event.Event;
import io.tipoff.event.SessionStarted;
import io.tipoff.paper.PaperSession;
import io.tipoff.paper.PaperSettings;
import io.tipoff.paper.PaperTrading;
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
  private final PaperTrading trading;

  /**
   * A run that has not begun.
   *
   * @param recorder writes down events and commands
   */
  public Backtest(Setup setup, Recorder recorder, Watcher watcher) {
    this.setup = setup;
    this.watcher = watcher;
    this.engine = new Engine(setup.engine(), setup.strategies(), watcher);
    this.trading =
        new PaperTrading(engine, setup.paper(), setup.engine().fees(), recorder, watcher::took);
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
    if (!setup.engine().fees().covers(event.time())) {
      throw new FeesUnknown(setup.engine().fees(), event.time(), "--fees-as-of DATE");
    }
    watcher.starts(engine);
    trading.start(new SessionStarted(event.time(), "backtest", setup.configuration()));
    for (; event != null; event = tape.next()) {
      trading.take(event);
    }
    trading.finish("end of the tape");
  }

  /** The venue that fills the run's orders. */
  PaperSession paper() {
    return trading.session();
  }
}
