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
  private final LongSupplier clock;

  /**
   * A run that has not begun.
   *
   * @param clock the time now, nanoseconds since 1970
   */
  public RealTimeTrading(PaperTrading trading, Inbox inbox, LongSupplier clock) {
    this.trading = trading;
    this.inbox = inbox;
    this.clock = clock;
  }

  /** Trades until a shutdown is requested through the inbox, then ends the session. */
  public void run() throws InterruptedException {
    while (true) {
      @Nullable Event event = inbox.poll(trading.nextDue() - clock.getAsLong());
      if (event instanceof ShutdownRequested stop) {
        trading.runBefore(stop.time());
        trading.finish(stop.reason());
        return;
      }
      if (event == null) {
        trading.runBefore(clock.getAsLong());
      } else {
        trading.take(event);
      }
    }
  }
}
