package io.tipoff.game;

/** Who tells of games and odds. */
public enum FeedSource {
  /** The venue's own events. */
  VENUE,
  OPTICODDS,
  ESPN,
  THE_ODDS_API
}
