package io.tipoff.paper;

import io.tipoff.engine.Engine;
import io.tipoff.engine.EventLoop;
import io.tipoff.engine.Recorder;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.DayTraded;
import io.tipoff.event.Event;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.PositionRestored;
import io.tipoff.event.RiskRestored;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.ShutdownRequested;
import io.tipoff.event.StreamEvent;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * An engine that trades against the simulated venue. It is told of market data in the order of
 * time, and lets happen in between what falls due.
 */
public final class PaperTrading {
  private final Engine engine;
  private final PaperSettings settings;
  private final PaperSession session;
  private final EventLoop loop;
  private final Consumer<Event> watcher;
  private long now = Long.MIN_VALUE;

  /**
   * A session that has not begun.
   *
   * @param recorder writes down events and commands
   * @param watcher is told of each event, after everything that it caused was taken in
   */
  public PaperTrading(
      Engine engine,
      PaperSettings settings,
      FeeSchedule fees,
      Recorder recorder,
      Consumer<Event> watcher) {
    this.engine = engine;
    this.settings = settings;
    this.watcher = watcher;
    this.session = new PaperSession(settings, fees, this::process);
    this.loop = new EventLoop(engine, recorder, session);
  }

  /** Begins the session with the settings' cash. */
  public void start(SessionStarted started) {
    process(started);
    process(new BalanceRestored(started.time(), settings.cash()));
  }

  /**
   * Begins the session with the account that an earlier one left; orders of that one are gone.
   *
   * @param positions what each strategy holds
   * @param risk where the breaker and its measures stood, if that is known
   * @param traded what was traded in this trade day
   */
  public void resume(
      SessionStarted started,
      Money cash,
      List<PositionRestored> positions,
      Optional<RiskRestored> risk,
      List<DayTraded> traded) {
    SequencedMap<MarketId, Quantity> held = new LinkedHashMap<>();
    positions.forEach(
        position -> held.merge(position.market(), position.quantity(), Quantity::plus));
    session.restore(cash, held);
    process(started);
    process(new BalanceRestored(started.time(), cash));
    positions.forEach(this::process);
    risk.ifPresent(this::process);
    traded.forEach(this::process);
  }

  /** Takes an event, after everything that was due before it. */
  public void take(Event event) {
    runBefore(event.time());
    if (event instanceof MarketEvent market) {
      session.apply(market);
    } else if (event instanceof StreamEvent stream) {
      session.apply(stream);
    }
    process(event);
  }

  /** Lets everything happen that is due before a time, nanoseconds since 1970. */
  public void runBefore(long time) {
    while (session.nextDue() < time) {
      session.runNext();
    }
  }

  /** When the next thing happens by itself; {@link Long#MAX_VALUE} if nothing is under way. */
  public long nextDue() {
    return session.nextDue();
  }

  /** Cancels what still works and ends the session, in the time that this takes by itself. */
  public void finish(String reason) {
    process(new ShutdownRequested(now, reason));
    while (!engine.isDrained()) {
      session.runNext();
    }
    loop.close(now);
  }

  /** The venue that fills the orders. */
  public PaperSession session() {
    return session;
  }

  private void process(Event event) {
    now = event.time();
    loop.process(event);
    watcher.accept(event);
  }
}
