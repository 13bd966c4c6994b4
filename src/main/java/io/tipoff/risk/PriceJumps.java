package io.tipoff.risk;

import io.tipoff.book.Book;
import io.tipoff.event.RiskRestored;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Pauses a market whose price jumps, and leaves it to an operator where that happens too often: the
 * venue as a whole may be well. Times are nanoseconds since 1970.
 */
public final class PriceJumps {
  private static final long UNITS_OF_MONEY = Money.of("0.0001").units();

  private final BreakerLimits limits;
  private final long jump;
  private final SequencedMap<MarketId, Watch> watches = new LinkedHashMap<>();
  private final SequencedSet<MarketId> latched = new LinkedHashSet<>();
  private int jumps;

  PriceJumps(BreakerLimits limits) {
    this.limits = limits;
    this.jump = 2 * limits.jump().units() / UNITS_OF_MONEY;
  }

  /** Takes a book that can be believed. */
  public void update(Book book, long now) {
    Watch watch = watches.computeIfAbsent(book.market(), _ -> new Watch(limits));
    watch.pauses.update(now);
    if (watch.range.with(book, now) > jump) {
      jumps += watch.pauses.isPaused() ? 0 : 1;
      if (watch.pauses.trouble(now)) {
        latched.add(book.market());
      }
    }
  }

  /** Why a market is left alone; null if it is not. */
  public @Nullable String reason(MarketId market, long now) {
    if (latched.contains(market)) {
      return "jumped " + limits.pauses() + " times within an hour";
    }
    @Nullable Watch watch = watches.get(market);
    if (watch == null) {
      return null;
    }
    return watch.pauses.isPaused() && now < watch.pauses.calmFrom() ? "jumped" : null;
  }

  /** How often a market was paused in this session. */
  public int count() {
    return jumps;
  }

  /** The markets that an operator must look at. */
  public SequencedSet<MarketId> latched() {
    return Collections.unmodifiableSequencedSet(latched);
  }

  /** Goes on from the latches of the last session. */
  void restore(RiskRestored restored) {
    latched.addAll(restored.jumped());
  }

  void reset() {
    latched.clear();
    watches.values().forEach(watch -> watch.reset());
  }

  private static final class Watch {
    private final Pauses pauses;
    private final PriceRange range;

    private Watch(BreakerLimits limits) {
      pauses = new Pauses(limits);
      range = new PriceRange(limits.jumpWindow().toNanos());
    }

    private void reset() {
      pauses.reset();
      range.forget();
    }
  }
}
