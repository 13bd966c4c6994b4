package io.tipoff.feed;

import io.tipoff.game.FeedSource;

/**
 * A game as a feed names it.
 *
 * @param id the feed's
 * @param start nanoseconds since 1970
 */
public record Fixture(
    FeedSource source, String id, League league, Team home, Team away, long start) {

  /** In words, such as {@code Boston Celtics at New York Knicks}. */
  public String words() {
    return away.name() + " at " + home.name();
  }
}
