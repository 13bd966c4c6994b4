package io.tipoff.strategy;

/** What risk allows a strategy to do in a market. */
public enum Regime {
  NORMAL,
  /** Orders that reduce the position, and no others. */
  REDUCE_ONLY,
  /** No resting orders at all. */
  HALTED
}
