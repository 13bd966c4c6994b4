package io.tipoff.polymarket.stream;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits before retries: a random part of a limit that doubles with every failure, so that many
 * clients do not come back at once.
 */
final class Backoff {
  private final long least;
  private final long longest;
  private final RandomGenerator random;
  private long limit;

  Backoff(Duration least, Duration longest, RandomGenerator random) {
    this.least = least.toNanos();
    this.longest = longest.toNanos();
    this.random = random;
    this.limit = this.least;
  }

  /** The next wait; the ones after it may be longer. */
  Duration next() {
    Duration wait = Duration.ofNanos(random.nextLong(limit + 1));
    limit = limit > longest / 2 ? longest : limit * 2;
    return wait;
  }

  /** The longest wait of all, for a venue that asked to be left alone. */
  Duration longest() {
    limit = longest;
    return Duration.ofNanos(longest);
  }

  void reset() {
    limit = least;
  }
}
