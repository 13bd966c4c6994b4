package io.tipoff.feed;

import java.time.Duration;

/**
 * How long a feed waits before it is asked again; longer if its server asks for it.
 *
 * @param interval the shortest time from an answer to the next request
 * @param longest the longest wait after failures
 * @param refused the wait after the key was refused, which is rarely over soon
 */
public record Waits(Duration interval, Duration longest, Duration refused) {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration REFUSED = Duration.ofMinutes(5);

  /** The usual waits at this interval, none of them shorter. */
  public static Waits at(Duration interval) {
    return new Waits(interval, longer(interval, LONGEST), longer(interval, REFUSED));
  }

  /** The longer of two. */
  public static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
