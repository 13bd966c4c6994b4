package io.tipoff.config;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The values that a key may have, both ends included.
 *
 * @param text the range with its unit, for the reader of a mistake
 * @param decimals the most decimals of a decimal number
 */
record Range<T extends Comparable<? super T>>(T min, T max, String text, int decimals) {

  /** The range of an annotation whose bounds are in this notation. */
  static <T extends Comparable<? super T>> Range<T> of(Within within, Notation<T> notation) {
    String text = (within.min() + " to " + within.max() + " " + within.unit()).strip();
    T min = notation.read(within.min()).orElseThrow();
    T max = notation.read(within.max()).orElseThrow();
    return new Range<>(min, max, text, within.decimals());
  }

  /** What is wrong with a value; empty if nothing is. */
  Optional<String> objection(T value) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      return Optional.of("is out of range; allowed: " + text);
    }
    return value instanceof BigDecimal number && number.stripTrailingZeros().scale() > decimals
        ? Optional.of("is too fine; allowed: " + text + " with at most " + decimals + " decimals")
        : Optional.empty();
  }
}
