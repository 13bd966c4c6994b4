package io.tipoff.backtest.leadlag;

/**
 * What the venue's prices made of news.
 *
 * @param turned when they had gone half of the way, nanoseconds since 1970; means something only if
 *     they went along
 */
record Reaction(Outcome outcome, long turned) {
  /** Whether the news can be measured, or why not. */
  enum Outcome {
    /** Prices went the way of the news. */
    USABLE,
    /** Something else was told within the window, so that the move may be that one's. */
    CROWDED,
    /** No market of the game, or not quoted on both sides all the time. */
    NO_PRICES,
    /** They moved by less than tells anything. */
    UNMOVED,
    /** They went the other way. */
    AGAINST
  }

  static Reaction of(Outcome outcome) {
    return new Reaction(outcome, 0);
  }
}
