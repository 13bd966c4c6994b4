package io.tipoff.exchange.feeds;

import io.tipoff.exchange.world.FeedSettings.Lag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongUnaryOperator;

/** The world's time by the wall's clock; all times in nanoseconds since 1970. */
final class WorldTime {
  private static final double NANOS = 1e9;
  private static final long SECOND = 1_000_000_000;
  private static final int DOUBLINGS = 40;

  private final LongUnaryOperator outside;
  private final InstantSource clock;

  /**
   * A pair of clocks.
   *
   * @param outside the wall's time of a time of the world; never falls
   */
  WorldTime(LongUnaryOperator outside, InstantSource clock) {
    this.outside = outside;
    this.clock = clock;
  }

  /** The wall's time of a time of the world. */
  long outside(long time) {
    return outside.applyAsLong(time);
  }

  /** The wall's time. */
  long wall() {
    Instant now = clock.instant();
    return now.getEpochSecond() * SECOND + now.getNano();
  }

  /** The world's time. */
  long now() {
    long wall = wall();
    long low = wall;
    long high = wall;
    long step = SECOND;
    for (int i = 0; i < DOUBLINGS && outside(low) > wall; i++) {
      low -= step;
      step *= 2;
    }
    step = SECOND;
    for (int i = 0; i < DOUBLINGS && outside(high) <= wall; i++) {
      high += step;
      step *= 2;
    }
    return latest(low, high, wall);
  }

  /** The last time whose outside time is not after the wall's. */
  private long latest(long from, long to, long wall) {
    long low = from;
    long high = to;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (outside(middle) <= wall) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The moment of the world that a feed shows now. */
  long shownBy(Lag lag) {
    long time = now() - nanos(lag.delay());
    long refresh = nanos(lag.refresh());
    return refresh == 0 ? time : time - Math.floorMod(time, refresh);
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * NANOS);
  }
}
