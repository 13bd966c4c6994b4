package io.tipoff.polymarket;

import io.tipoff.event.MarketEvent;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.polymarket.stream.StreamCounters;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the trading universe and its market data flowing: new games come in, settled ones go. A
 * market that is no longer listed is followed until its result is known.
 */
public final class MarketFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MarketFeed.class);

  /** Who takes the news; may block. */
  public interface Events {
    void put(MarketEvent event) throws InterruptedException;
  }

  private final Listings listings;
  private final BookSource books;
  private final Duration refresh;
  private final LongSupplier clock;
  private final Events events;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final SequencedMap<MarketId, Market> followed = new LinkedHashMap<>();
  private @Nullable Thread thread;

  /**
   * A feed that has not begun.
   *
   * @param refresh how often the listings are read again
   * @param clock the time now, nanoseconds since 1970
   */
  public MarketFeed(
      Listings listings, BookSource books, Duration refresh, LongSupplier clock, Events events) {
    this.listings = listings;
    this.books = books;
    this.refresh = refresh;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Follows these as well, listed or not, until they are settled: something is held in them. Before
   * the start alone.
   */
  public void hold(Collection<MarketId> markets) {
    markets.forEach(market -> followed.put(market, Market.unknown(market)));
  }

  /**
   * Reads the listings, begins to follow them, and goes on by itself.
   *
   * @return how many markets are followed
   * @throws VenueException if the venue cannot be asked the first time
   */
  public int start() throws InterruptedException {
    update();
    thread = Thread.ofVirtual().name("market-feed").start(this::run);
    return followed.size();
  }

  /** What its streams count; empty where there are none. */
  public Optional<StreamCounters> counters() {
    return books.counters();
  }

  private void run() {
    try {
      while (!closed.await(refresh.toNanos(), TimeUnit.NANOSECONDS)) {
        try {
          update();
        } catch (VenueException e) {
          LOG.warn("The list of markets could not be read; the old one stays: {}", e.getMessage());
        } catch (RuntimeException e) {
          LOG.error("The list of markets could not be taken in; this is a bug", e);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void update() throws InterruptedException {
    SequencedMap<MarketId, Market> listed = listings.read();
    for (Map.Entry<MarketId, Market> entry : listed.entrySet()) {
      if (!entry.getValue().equals(followed.put(entry.getKey(), entry.getValue()))) {
        events.put(new MarketListed(clock.getAsLong(), entry.getValue()));
      }
    }
    Set<MarketId> gone = new HashSet<>(followed.keySet());
    gone.removeAll(listed.keySet());
    for (MarketId market : gone) {
      settle(market);
    }
    books.follow(Set.copyOf(followed.keySet()));
  }

  /** A result that cannot be read now is asked for again; it holds nothing else up. */
  private void settle(MarketId market) throws InterruptedException {
    try {
      Optional<Price> result = listings.settlement(market);
      if (result.isPresent()) {
        events.put(new MarketSettled(clock.getAsLong(), market, result.get()));
        followed.remove(market);
      }
    } catch (VenueException e) {
      LOG.warn("The result of {} could not be read: {}", market, e.getMessage());
    }
  }

  @Override
  public void close() {
    closed.countDown();
    @Nullable Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
    books.close();
  }
}
