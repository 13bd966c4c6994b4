package io.tipoff.strategy;

/** What the models make of a market, if anything. */
public sealed interface MarketBelief {

  /**
   * A probability.
   *
   * @param origin what it was made of, in words
   */
  record Known(Belief belief, Origin origin, String words) implements MarketBelief {}

  /** What a belief rests on. */
  enum Origin {
    /** Bookmakers' odds on the same question. */
    CONSENSUS,
    /** Score and clock, with bookmakers' odds from before the game. */
    IN_PLAY_CONSENSUS,
    /** Score and clock, with the venue's own price from before the game. */
    IN_PLAY_VENUE
  }

  /** Nothing that may be built on. */
  record None(String reason) implements MarketBelief {}
}
