package io.tipoff.polymarket;

import io.tipoff.event.Event;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.polymarket.rest.MarketsApi;
import io.tipoff.polymarket.rest.VenueBook;
import io.tipoff.polymarket.rest.VenueException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads books over the public REST, one after the other: for those who have no key for a stream.
 * There are no trades, and between two readings anything may have happened.
 */
public final class BookPoller implements BookSource {
  /** Who takes the news; may block. */
  public interface Events {
    void put(Event event) throws InterruptedException;
  }

  private final MarketsApi markets;
  private final Duration interval;
  private final LongSupplier clock;
  private final Events events;
  private final Semaphore changed = new Semaphore(0);
  private final Map<MarketId, MarketState> states = new HashMap<>();
  private final Thread thread;
  private volatile Set<MarketId> followed = Set.of();
  private boolean lost;

  /**
   * Begins to read, though nothing is followed yet.
   *
   * @param interval between two readings of one book; longer where the venue's limit wants it
   * @param clock the time now, nanoseconds since 1970
   */
  public BookPoller(MarketsApi markets, Duration interval, LongSupplier clock, Events events) {
    this.markets = markets;
    this.interval = interval;
    this.clock = clock;
    this.events = events;
    this.thread = Thread.ofVirtual().name("book-poller").start(this::run);
  }

  @Override
  public void follow(Set<MarketId> wanted) {
    if (!wanted.equals(followed)) {
      followed = Set.copyOf(wanted);
      changed.release();
    }
  }

  private void run() {
    try {
      while (true) {
        long end = System.nanoTime() + interval.toNanos();
        for (MarketId market : new TreeSet<>(followed)) {
          read(market);
        }
        boolean early = changed.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (early) {
          changed.drainPermits();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(MarketId market) throws InterruptedException {
    Optional<VenueBook> book;
    try {
      book = markets.book(market);
    } catch (VenueException e) {
      if (!lost) {
        lost = true;
        events.put(new StreamLost(clock.getAsLong(), e.getMessage()));
      }
      return;
    }
    if (lost) {
      lost = false;
      events.put(new StreamRestored(clock.getAsLong()));
    }
    if (book.isPresent()) {
      tell(book.get());
    }
  }

  private void tell(VenueBook book) throws InterruptedException {
    long now = clock.getAsLong();
    @Nullable MarketState state = book.state();
    if (state != null && state != states.put(book.market(), state)) {
      events.put(new MarketStateChanged(now, book.market(), state));
    }
    events.put(book.toEvent(now));
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
