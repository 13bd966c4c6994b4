package io.tipoff.engine;

import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderTerms;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * When quotes expire, so that those of a dead bot die too. No two ends are the same: an order of
 * which the answer was lost is known again by its end. The venue is told whole milliseconds.
 */
final class QuoteEnds {
  private static final long PRECISION = 1_000_000;

  /** A quote with no more than this left is renewed, nanoseconds. */
  private static final long RENEWAL = Duration.ofMinutes(1).toNanos();

  private final long lifetime;
  private long last;

  QuoteEnds(Duration lifetime) {
    if (lifetime.toNanos() <= RENEWAL) {
      throw new IllegalArgumentException(
          "a quote lives for more than the minute before its end: " + lifetime);
    }
    this.lifetime = lifetime.toNanos();
  }

  /** The end of a quote that is sent now, later than every end before. */
  long next(long now) {
    long end = now + lifetime;
    last = Math.max(end - Math.floorMod(end, PRECISION), last + PRECISION);
    return last;
  }

  /** An order has this end already, nanoseconds since 1970. */
  void taken(long end) {
    last = Math.max(last, end - Math.floorMod(end, PRECISION));
  }

  /** Whether an order must be renewed, or will soon be gone. */
  boolean isDue(Order order, long now) {
    return now >= renewal(order);
  }

  /**
   * From when on an order must be renewed, taking for granted that a change under way is made;
   * {@link Long#MAX_VALUE} if it has no end.
   */
  static long renewal(Order order) {
    @Nullable OrderTerms wanted = order.wanted();
    OptionalLong end = wanted == null ? order.terms().goodTill() : wanted.goodTill();
    return end.isPresent() ? end.getAsLong() - RENEWAL : Long.MAX_VALUE;
  }
}
