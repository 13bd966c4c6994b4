package io.tipoff.market;

/** The two outcomes of a market; only YES is traded, NO is its mirror. */
public enum Outcome {
  YES,
  NO
}
