package io.tipoff.polymarket.stream;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits before retries: a random part of a limit that doubles with every failure, so that many
 * clients do not come back at once.
 */
public final class Backoff {
  private final long least;
  private final long longest;
  private final RandomGenerator random;
  private long limit;

  /**
   * The first wait comes next.
   *
   * @param least the longest wait before the first retry
   * @param longest the longest wait before any retry
   */
  public Backoff(Duration least, Duration longest, RandomGenerator random) {
    this.least = least.toNanos();
    this.longest = longest.toNanos();
    this.random = random;
    this.limit = this.least;
  }

  /** The next wait; the ones after it may be longer. */
  public Duration next() {
    Duration wait = Duration.ofNanos(random.nextLong(limit + 1));
    limit = limit > longest / 2 ? longest : limit * 2;
    return wait;
  }

  /** The longest wait of all, for a venue that asked to be left alone. */
  public Duration longest() {
    limit = longest;
    return Duration.ofNanos(longest);
  }

  /** The next wait is as the first one. */
  public void reset() {
    limit = least;
  }
}
