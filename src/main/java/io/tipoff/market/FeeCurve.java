package io.tipoff.market;

/** The families of markets to which the venue applies fees of their own. */
public enum FeeCurve {
  STANDARD,
  TABLE_TENNIS,
  COMBO
}
