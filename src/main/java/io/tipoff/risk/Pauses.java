package io.tipoff.risk;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A pause that ends when nothing was wrong for a while, and how many of them began within the last
 * hour. Times are nanoseconds since 1970.
 */
final class Pauses {
  private static final long HOUR = 3_600_000_000_000L;

  private final long calm;
  private final int most;
  private final Deque<Long> begun = new ArrayDeque<>();
  private boolean paused;
  private long calmFrom;

  Pauses(BreakerLimits limits) {
    this.calm = limits.calm().toNanos();
    this.most = limits.pauses();
  }

  boolean isPaused() {
    return paused;
  }

  /** When the pause ends if nothing is wrong until then. */
  long calmFrom() {
    return calmFrom;
  }

  /**
   * Something is wrong: a pause begins, or the one there is lasts longer.
   *
   * @return whether that is a pause too many
   */
  boolean trouble(long now) {
    calmFrom = now + calm;
    if (paused) {
      return false;
    }
    paused = true;
    begun.add(now);
    while (now - begun.getFirst() >= HOUR) {
      begun.remove();
    }
    return begun.size() >= most;
  }

  /** Time goes on; whether that ended a pause. */
  boolean update(long now) {
    boolean ended = paused && now >= calmFrom;
    paused &= !ended;
    return ended;
  }

  void reset() {
    paused = false;
    begun.clear();
  }
}
