package io.tipoff.strategy;

/** What risk allows a strategy to do in a market, and why; the later, the stricter. */
public enum Regime {
  QUIET,
  /** The price has a direction: quotes are wider. */
  TRENDING,
  /** Something has just happened in the game: nothing is quoted. */
  EVENT,
  /** The market is about to end: orders that reduce the position, and no others. */
  NEAR_SETTLEMENT,
  /** Orders that reduce the position, and no others. */
  REDUCE_ONLY,
  /** No resting orders at all. */
  HALTED;

  /** Whether only orders that reduce the position may be sent. */
  public boolean isReduceOnly() {
    return this == NEAR_SETTLEMENT || this == REDUCE_ONLY;
  }

  /** Whether anything may rest. */
  public boolean mayQuote() {
    return this != EVENT && this != HALTED;
  }
}
