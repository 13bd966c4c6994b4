package io.tipoff.cli;

import io.tipoff.engine.Engine;
import io.tipoff.event.Event;
import io.tipoff.event.FeedLost;
import io.tipoff.event.FeedRestored;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import java.time.Duration;
import java.util.function.Consumer;

/** Says how a session goes: once a minute, and when market data is lost. */
final class SessionStatus {
  private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

  private final Consumer<String> notes;
  private final Engine engine;
  private long marketEvents;
  private long fills;
  private long next = Long.MIN_VALUE;

  SessionStatus(Consumer<String> notes, Engine engine) {
    this.notes = notes;
    this.engine = engine;
  }

  /** Market data so far. */
  long marketEvents() {
    return marketEvents;
  }

  /** Takes note of an event that the engine has taken. */
  void took(Event event) {
    switch (event) {
      case MarketEvent _ -> marketEvents++;
      case OrderFilled _ -> fills++;
      case StreamLost lost -> notes.accept("market data lost: " + lost.reason());
      case StreamRestored _ -> notes.accept("market data flows");
      case FeedLost lost -> notes.accept("feed " + lost.source() + " lost: " + lost.reason());
      case FeedRestored restored -> notes.accept("feed " + restored.source() + " flows");
      default -> {}
    }
    if (next == Long.MIN_VALUE) {
      next = event.time() + INTERVAL;
    } else if (event.time() >= next) {
      next = event.time() + INTERVAL;
      tell();
    }
  }

  private void tell() {
    long orders =
        engine.portfolio().holdings().sequencedValues().stream()
            .mapToLong(holding -> holding.liveOrders().size())
            .sum();
    notes.accept(
        "%,d market events, %d live orders, %,d fills, equity %s"
            .formatted(marketEvents, orders, fills, engine.portfolio().equity()));
  }
}
