package io.tipoff.polymarket;

import io.tipoff.event.IncentiveListed;
import io.tipoff.market.LiquidityProgram;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.rest.IncentiveProgram;
import io.tipoff.polymarket.rest.IncentiveProgram.TimePeriod;
import io.tipoff.polymarket.rest.IncentivesApi;
import io.tipoff.polymarket.rest.VenueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads now and then what the venue pays for resting orders, and tells what is new of it. Where the
 * venue cannot be asked what was told stays; it ends by its own times.
 */
public final class IncentivePoller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IncentivePoller.class);
  private static final List<String> STATUSES = List.of("active", "pending");
  private static final String LIQUIDITY = "liquidityProgram";

  /** Markets named in one request: their names must fit into one line. */
  private static final int AT_ONCE = 50;

  /** Who takes the news; may block. */
  public interface Events {
    void put(IncentiveListed event) throws InterruptedException;
  }

  /** Where programs are read. */
  public interface Programs {

    /**
     * What runs or is announced in these markets.
     *
     * @throws VenueException if the venue cannot be asked
     */
    List<IncentiveProgram> read(Collection<MarketId> markets) throws InterruptedException;

    /** The venue's own. */
    static Programs of(IncentivesApi venue) {
      return markets -> venue.programs(markets, STATUSES);
    }
  }

  private final Programs venue;
  private final Duration interval;
  private final LongSupplier clock;
  private final Events events;
  private final Semaphore changed = new Semaphore(0);
  private final Map<MarketId, List<LiquidityProgram>> told = new HashMap<>();
  private final Thread thread;
  private volatile Set<MarketId> followed = Set.of();
  private boolean failing;

  /**
   * Begins to read, though nothing is followed yet.
   *
   * @param interval between two readings; other markets to follow are read about at once
   * @param clock the time now, nanoseconds since 1970
   */
  public IncentivePoller(Programs venue, Duration interval, LongSupplier clock, Events events) {
    this.venue = venue;
    this.interval = interval;
    this.clock = clock;
    this.events = events;
    this.thread = Thread.ofVirtual().name("incentive-poller").start(this::run);
  }

  /** Follows exactly these markets from now on. */
  public void follow(Set<MarketId> markets) {
    if (!markets.equals(followed)) {
      followed = Set.copyOf(markets);
      changed.release();
    }
  }

  private void run() {
    try {
      while (true) {
        if (changed.tryAcquire(interval.toNanos(), TimeUnit.NANOSECONDS)) {
          changed.drainPermits();
        }
        read();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() throws InterruptedException {
    List<MarketId> markets = List.copyOf(new TreeSet<>(followed));
    told.keySet().retainAll(followed);
    try {
      for (int i = 0; i < markets.size(); i += AT_ONCE) {
        read(markets.subList(i, Math.min(i + AT_ONCE, markets.size())));
      }
      failing = false;
    } catch (VenueException e) {
      if (!failing) {
        LOG.warn("Rewards for resting orders cannot be read: {}", e.getMessage());
      }
      failing = true;
    } catch (RuntimeException e) {
      LOG.error("Rewards for resting orders could not be taken in; this is a bug", e);
    }
  }

  private void read(Collection<MarketId> markets) throws InterruptedException {
    Map<MarketId, List<LiquidityProgram>> found = new HashMap<>();
    for (IncentiveProgram program : venue.read(markets)) {
      found
          .computeIfAbsent(program.market(), _ -> new ArrayList<>())
          .addAll(program.periods().stream().flatMap(one -> liquidity(one).stream()).toList());
    }
    for (MarketId market : markets) {
      List<LiquidityProgram> programs = found.getOrDefault(market, List.of());
      if (!programs.equals(told.getOrDefault(market, List.of()))) {
        told.put(market, programs);
        events.put(new IncentiveListed(clock.getAsLong(), market, programs));
      }
    }
  }

  /** A program for liquidity that runs or will, if the venue told all that it takes to count it. */
  static Optional<LiquidityProgram> liquidity(TimePeriod period) {
    if (!period.type().equals(LIQUIDITY)
        || !STATUSES.contains(period.status())
        || period.start().isEmpty()
        || period.rewardPool().isEmpty()
        || period.discountFactor().isEmpty()
        || period.targetSize().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new LiquidityProgram(
              period.programId(),
              period.start().getAsLong(),
              period.end(),
              period.rewardPool().get(),
              period.discountFactor().get().doubleValue(),
              Quantity.ofContracts(period.targetSize().getAsInt()),
              period.maxSpread().map(Money::of)));
    } catch (IllegalArgumentException e) {
      LOG.warn("The program {} cannot be counted: {}", period.programId(), e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
