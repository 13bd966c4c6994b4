package io.tipoff.market;

/** Which way an order trades the YES contract. */
public enum Side {
  BUY,
  SELL;

  public Side opposite() {
    return this == BUY ? SELL : BUY;
  }

  /** What a fill of this side adds to a position: the quantity, or its negative. */
  public Quantity signed(Quantity quantity) {
    return this == BUY ? quantity : quantity.negate();
  }

  /**
   * Whether an order of this side at {@code price} would trade with one resting at {@code other}.
   */
  public boolean crosses(Price price, Price other) {
    return this == BUY ? price.units() >= other.units() : price.units() <= other.units();
  }

  /** Whether {@code price} is better for the other party (more aggressive) than {@code other}. */
  public boolean isMoreAggressive(Price price, Price other) {
    return this == BUY ? price.isAbove(other) : price.isBelow(other);
  }
}
