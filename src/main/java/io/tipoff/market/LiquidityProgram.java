package io.tipoff.market;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the venue pays for resting orders in one market during one span of time (venue
 * documentation, pages "Liquidity Incentive Program" and "Incentives API").
 *
 * @param id the venue's name of it
 * @param start nanoseconds since 1970, included
 * @param end nanoseconds since 1970, not included; empty while the venue has set none
 * @param pool for the whole span, above 0
 * @param discountFactor what a contract counts for less at each tick from the best price, above 0,
 *     at most 1
 * @param targetSize contracts that must rest on a side for it to be paid, above 0
 * @param maxSpread how far the price at which a side reaches the target size may be from the middle
 *     of the two, dollars a contract; empty for any distance
 */
public record LiquidityProgram(
    String id,
    long start,
    OptionalLong end,
    Money pool,
    double discountFactor,
    Quantity targetSize,
    Optional<Money> maxSpread) {
  private static final double SECOND = 1e9;

  public LiquidityProgram {
    if (!(pool.isPositive() && targetSize.isPositive())
        || !(discountFactor > 0 && discountFactor <= 1)) {
      throw new IllegalArgumentException(
          "no program: " + pool + ", " + targetSize + ", " + discountFactor);
    }
  }

  /** Whether it pays at a time, nanoseconds since 1970. */
  public boolean isLive(long now) {
    return now >= start && (end.isEmpty() || now < end.getAsLong());
  }

  /**
   * What each side of the book is paid in a second, dollars: the pool in equal parts, for each
   * second and side of the span.
   *
   * @param expectedEnd taken where the venue has set no end, nanoseconds since 1970
   * @return 0 where nobody knows the end
   */
  public double rate(OptionalLong expectedEnd) {
    OptionalLong until = end.isPresent() ? end : expectedEnd;
    if (until.isEmpty() || until.getAsLong() <= start) {
      return 0;
    }
    double seconds = (until.getAsLong() - start) / SECOND;
    return pool.toBigDecimal().doubleValue() / seconds / 2;
  }
}
