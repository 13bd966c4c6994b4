package io.tipoff.exchange.feeds;

import java.util.List;
import java.util.Optional;

/**
 * Who may ask.
 *
 * @param keys those that open OpticOdds and The Odds API; any key does where none are named
 * @param credits of each key at The Odds API
 */
public record FeedAccess(List<String> keys, int credits) {
  /** Any key, with the credits of The Odds API's second smallest plan. */
  public static final FeedAccess OPEN = new FeedAccess(List.of(), 20_000);

  public FeedAccess {
    keys = List.copyOf(keys);
  }

  boolean admits(Optional<String> key) {
    return key.isPresent() && (keys.isEmpty() || keys.contains(key.get()));
  }

  /** Keys are secrets. */
  @Override
  public String toString() {
    return "FeedAccess[" + keys.size() + " keys, " + credits + " credits]";
  }
}
