package io.tipoff.polymarket.rest;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before a read is tried again: doubling, with jitter, never shorter than asked.
 */
final class Backoff {

  /** Waits. */
  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  private static final int MOST_DOUBLINGS = 20;

  private final RestSettings settings;
  private final RandomGenerator random;
  private final Sleeper sleeper;

  Backoff(RestSettings settings, RandomGenerator random, Sleeper sleeper) {
    this.settings = settings;
    this.random = random;
    this.sleeper = sleeper;
  }

  /**
   * Waits after a failed attempt.
   *
   * @param attempt 1 for the first
   * @param asked what the venue asked for; zero where it did not
   */
  void await(int attempt, Duration asked) throws InterruptedException {
    Duration doubled =
        settings.firstDelay().multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
    long most = Math.min(doubled.toNanos(), settings.longestDelay().toNanos());
    long jittered = most / 2 + random.nextLong(most / 2 + 1);
    sleeper.sleep(Duration.ofNanos(Math.max(jittered, capped(asked).toNanos())));
  }

  /**
   * What {@code Retry-After} asks for, up to the longest delay.
   *
   * @param nowMillis the time against which a date counts, milliseconds since 1970
   */
  Duration retryAfter(@Nullable String value, long nowMillis) {
    return RetryAfter.of(value, nowMillis, settings.longestDelay());
  }

  private Duration capped(Duration asked) {
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(settings.longestDelay()) < 0 ? asked : settings.longestDelay();
  }
}
