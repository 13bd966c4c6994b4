package io.tipoff.market;

import java.math.BigDecimal;

/** Decimal text to and from fixed-point integers. */
final class Decimal {
  private Decimal() {}

  /**
   * The number as an integer count of {@code 10^-scale}.
   *
   * @throws ArithmeticException if the value has more than {@code scale} decimals or does not fit
   */
  static long units(BigDecimal value, int scale) {
    return value.setScale(scale).unscaledValue().longValueExact();
  }

  /** The plain decimal form, with at least two and at most {@code scale} decimals. */
  static String text(long units, int scale) {
    BigDecimal value = BigDecimal.valueOf(units, scale).stripTrailingZeros();
    return (value.scale() < 2 ? value.setScale(2) : value).toPlainString();
  }
}
