package io.tipoff.engine.games;

import java.time.Duration;

/**
 * How far feeds are believed.
 *
 * @param maxAge how long a feed's word of a game counts after it was last heard of it
 * @param mostBehind how far a feed may be behind another one before their scores contradict
 * @param burstBooks so many books that take bets down within {@code burstWindow} know of something
 * @param burstWindow the time in which they are counted
 * @param confidence the least confidence of a match of a feed's game with the venue's event, 0 to 1
 */
public record FeedLimits(
    Duration maxAge, Duration mostBehind, int burstBooks, Duration burstWindow, double confidence) {

  /** Feeds that tell at least every ten seconds, and are behind by less than a minute. */
  public static final FeedLimits STANDARD =
      new FeedLimits(Duration.ofSeconds(30), Duration.ofSeconds(45), 3, Duration.ofSeconds(2), 0.9);
}
