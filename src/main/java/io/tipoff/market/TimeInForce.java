package io.tipoff.market;

/** How long an order works. */
public enum TimeInForce {
  GOOD_TILL_CANCEL,
  GOOD_TILL_DATE,
  /** Trades what it can at once; the rest is cancelled. */
  IMMEDIATE_OR_CANCEL,
  /** Trades whole at once, or not at all. */
  FILL_OR_KILL;

  /** Whether an order may stay in the book. */
  public boolean rests() {
    return this == GOOD_TILL_CANCEL || this == GOOD_TILL_DATE;
  }
}
