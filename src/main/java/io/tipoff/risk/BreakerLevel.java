package io.tipoff.risk;

/** What the breaker still allows. */
public enum BreakerLevel {
  NORMAL,
  /** Orders that reduce a position, and no others. */
  REDUCE_ONLY,
  /** Nothing rests; what an operator or a strategy sends to get out still passes. */
  HALTED;

  /** The stricter of two. */
  BreakerLevel and(BreakerLevel other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Such as {@code reduce-only}. */
  @Override
  public String toString() {
    return switch (this) {
      case NORMAL -> "normal";
      case REDUCE_ONLY -> "reduce-only";
      case HALTED -> "halted";
    };
  }
}
