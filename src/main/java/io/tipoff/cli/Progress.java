package io.tipoff.cli;

import io.tipoff.backtest.Tape;
import io.tipoff.event.Event;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** A tape that shows on a terminal how far it was read. */
final class Progress implements Tape {
  /** Set by the launcher: a Java program cannot ask whether standard error is a terminal. */
  private static final String ON_TERMINAL = "tipoff.terminal";

  private static final int WIDTH = 40;
  private static final int EVENTS_BETWEEN_LOOKS = 1_024;
  private static final long NANOS_BETWEEN_BARS = 100_000_000;

  private final Tape tape;
  private final PrintStream out;
  private long events;
  private long shownAt = System.nanoTime();
  private boolean shown;

  private Progress(Tape tape, PrintStream out) {
    this.tape = tape;
    this.out = out;
  }

  /** The tape with a bar on standard error, if that is a terminal. */
  static Tape over(Tape tape) {
    return Boolean.getBoolean(ON_TERMINAL) ? new Progress(tape, System.err) : tape;
  }

  @Override
  public @Nullable Event next() {
    @Nullable Event event = tape.next();
    if (event == null) {
      clear();
    } else if (++events % EVENTS_BETWEEN_LOOKS == 0
        && System.nanoTime() - shownAt > NANOS_BETWEEN_BARS) {
      show();
    }
    return event;
  }

  private void show() {
    shownAt = System.nanoTime();
    shown = true;
    int done = Math.clamp(Math.round(tape.progress() * WIDTH), 0, WIDTH);
    out.printf(
        "\r[%s%s] %3.0f %%  %,d rows",
        "#".repeat(done), "-".repeat(WIDTH - done), tape.progress() * 100, tape.rows());
    out.flush();
  }

  private void clear() {
    if (shown) {
      out.print("\r" + " ".repeat(WIDTH + 30) + "\r");
      out.flush();
      shown = false;
    }
  }

  @Override
  public long rows() {
    return tape.rows();
  }

  @Override
  public long duplicates() {
    return tape.duplicates();
  }

  @Override
  public double progress() {
    return tape.progress();
  }

  @Override
  public void close() {
    clear();
    tape.close();
  }
}
