package io.tipoff.market;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of dollars, an exact multiple of {@code 10^-8} dollar, so that price times quantity
 * never rounds.
 *
 * @param units the amount in {@code 10^-8} dollar
 */
public record Money(long units) implements Comparable<Money> {
  /** Decimals of an amount: one unit is {@code 10^-8} dollar. */
  public static final int SCALE = 8;

  /** Nothing. */
  public static final Money ZERO = new Money(0);

  private static final long UNITS_PER_CENT = 1_000_000;

  /**
   * Reads a decimal such as {@code 25.00}.
   *
   * @throws NumberFormatException if it is not a decimal number
   * @throws ArithmeticException if it is finer than {@code 10^-8} dollar
   */
  public static Money of(String decimal) {
    return of(new BigDecimal(decimal));
  }

  /** The same for a decimal number. */
  public static Money of(BigDecimal decimal) {
    return new Money(Decimal.units(decimal, SCALE));
  }

  public static Money ofCents(long cents) {
    return new Money(Math.multiplyExact(cents, UNITS_PER_CENT));
  }

  /** One dollar for each contract: what the winning side is paid, and what a short posts. */
  public static Money dollarPerContract(Quantity quantity) {
    return Price.ONE.times(quantity);
  }

  /** An exact amount rounded to the cent, half to even, as the venue rounds fees. */
  public static Money roundedToCent(BigDecimal exact) {
    return of(exact.setScale(2, RoundingMode.HALF_EVEN));
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(units, other.units));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(units, other.units));
  }

  public Money negate() {
    return new Money(Math.negateExact(units));
  }

  public Money min(Money other) {
    return units <= other.units ? this : other;
  }

  public Money max(Money other) {
    return units >= other.units ? this : other;
  }

  /**
   * This amount's share {@code part / whole}, rounded toward zero; the rest is this minus the
   * share.
   */
  public Money share(Quantity part, Quantity whole) {
    if (part.equals(whole)) {
      return this;
    }
    long high = Math.multiplyHigh(units, part.units());
    long low = units * part.units();
    if (high == low >> 63) {
      return new Money(low / whole.units());
    }
    BigDecimal exact =
        BigDecimal.valueOf(units)
            .multiply(BigDecimal.valueOf(part.units()))
            .divide(BigDecimal.valueOf(whole.units()), 0, RoundingMode.DOWN);
    return new Money(exact.longValueExact());
  }

  public boolean isNegative() {
    return units < 0;
  }

  public boolean isPositive() {
    return units > 0;
  }

  public boolean isZero() {
    return units == 0;
  }

  public boolean isAbove(Money other) {
    return units > other.units;
  }

  public BigDecimal toBigDecimal() {
    return BigDecimal.valueOf(units, SCALE);
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(units, other.units);
  }

  /** Plain decimal dollars, two to eight decimals. */
  @Override
  public String toString() {
    return Decimal.text(units, SCALE);
  }
}
