package io.tipoff.cli;

import io.tipoff.backtest.Backtest;
import io.tipoff.backtest.ReportBuilder;
import io.tipoff.engine.Engine;
import io.tipoff.event.Event;
import io.tipoff.game.GameCondition;
import io.tipoff.game.GameId;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.strategy.Signal;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets a report be built of a session, and tells how it goes. */
final class SessionWatch implements Backtest.Watcher {
  private final ReportBuilder report;
  private final Consumer<String> notes;
  private @Nullable SessionStatus status;

  private SessionWatch(ReportBuilder report, Consumer<String> notes) {
    this.report = report;
    this.notes = notes;
  }

  /** One that tells on standard error how it goes. */
  static SessionWatch telling(ReportBuilder report, Console console) {
    return new SessionWatch(report, console::note);
  }

  static SessionWatch silent(ReportBuilder report) {
    return new SessionWatch(report, _ -> {});
  }

  @Override
  public void starts(Engine engine) {
    report.starts(engine);
    status = new SessionStatus(notes, engine);
  }

  @Override
  public void took(Event event) {
    report.took(event);
    if (status != null) {
      status.took(event);
    }
  }

  @Override
  public void shortened(Refused whole) {
    report.shortened(whole);
  }

  @Override
  public void refused(Refused refused) {
    report.refused(refused);
  }

  @Override
  public void signalled(Signal signal) {
    report.signalled(signal);
  }

  @Override
  public void outranked(Signal signal, String reason) {
    report.outranked(signal, reason);
  }

  @Override
  public void gameChanged(GameId game, GameCondition condition) {
    notes.accept(game + ": what feeds tell of it is " + condition.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void stoodAside(Signal.Quotes quotes) {
    report.stoodAside(quotes);
  }

  /** Market data so far. */
  long marketEvents() {
    return status == null ? 0 : status.marketEvents();
  }
}
