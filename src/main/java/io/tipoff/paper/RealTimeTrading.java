package io.tipoff.paper;

import io.tipoff.engine.Inbox;
import io.tipoff.event.Event;
import io.tipoff.event.ShutdownRequested;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Runs paper trading in real time: what arrives and what falls due, whichever is first. */
public final class RealTimeTrading {
  private final PaperTrading trading;
  private final Inbox inbox;

  /** Who waits is asked at least so often. */
  private static final long IDLE = 100_000_000;

  private final LongSupplier clock;
  private final Runnable idle;

  /**
   * A run that has not begun.
   *
   * @param clock the time now, nanoseconds since 1970
   * @param idle is run where nothing happens, ten times a second
   */
  public RealTimeTrading(PaperTrading trading, Inbox inbox, LongSupplier clock, Runnable idle) {
    this.idle = idle;
    this.trading = trading;
    this.inbox = inbox;
    this.clock = clock;
  }

  /** Trades until a shutdown is requested through the inbox, then ends the session. */
  public void run() throws InterruptedException {
    while (true) {
      @Nullable Event event = inbox.poll(Math.min(IDLE, trading.nextDue() - clock.getAsLong()));
      if (event instanceof ShutdownRequested stop) {
        trading.runBefore(stop.time());
        trading.finish(stop.reason());
        return;
      }
      if (event == null) {
        trading.runBefore(clock.getAsLong());
        idle.run();
      } else {
        trading.take(event);
      }
    }
  }
}
