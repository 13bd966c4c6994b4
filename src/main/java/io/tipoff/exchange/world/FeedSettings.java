package io.tipoff.exchange.world;

/**
 * How far sports and odds feeds are behind.
 *
 * @param opticOddsScores results of OpticOdds
 * @param opticOddsOdds odds of OpticOdds
 * @param espn ESPN's scoreboard
 * @param theOddsApi odds of The Odds API
 */
public record FeedSettings(Lag opticOddsScores, Lag opticOddsOdds, Lag espn, Lag theOddsApi) {

  /**
   * Between the world and what a feed tells of it, in seconds of the world.
   *
   * @param delay from what happens until the feed tells
   * @param refresh how often the feed looks at all; 0 for at once
   */
  public record Lag(double delay, double refresh) {
    public Lag {
      if (!(delay >= 0 && refresh >= 0)) {
        throw new IllegalArgumentException("a lag below 0: " + delay + ", " + refresh);
      }
    }
  }
}
