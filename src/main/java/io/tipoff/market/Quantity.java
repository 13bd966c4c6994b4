package io.tipoff.market;

import java.math.BigDecimal;

/**
 * A number of YES contracts, an exact multiple of 1/10,000 contract; negative for a short position.
 *
 * @param units the quantity in 1/10,000 contract
 */
public record Quantity(long units) implements Comparable<Quantity> {
  /** Decimals of a quantity: one unit is {@code 10^-4} contract. */
  public static final int SCALE = 4;

  /** Units in one contract. */
  public static final long UNITS_PER_CONTRACT = 10_000;

  /** No contracts. */
  public static final Quantity ZERO = new Quantity(0);

  /** That many whole contracts. */
  public static Quantity ofContracts(long contracts) {
    return new Quantity(Math.multiplyExact(contracts, UNITS_PER_CONTRACT));
  }

  /**
   * Reads a decimal such as {@code 0.01}.
   *
   * @throws NumberFormatException if it is not a decimal number
   * @throws ArithmeticException if it is finer than 1/10,000 contract
   */
  public static Quantity of(String decimal) {
    return of(new BigDecimal(decimal));
  }

  /** The same for a decimal number. */
  public static Quantity of(BigDecimal decimal) {
    return new Quantity(Decimal.units(decimal, SCALE));
  }

  public Quantity plus(Quantity other) {
    return new Quantity(Math.addExact(units, other.units));
  }

  public Quantity minus(Quantity other) {
    return new Quantity(Math.subtractExact(units, other.units));
  }

  public Quantity negate() {
    return new Quantity(Math.negateExact(units));
  }

  public Quantity abs() {
    return units < 0 ? negate() : this;
  }

  public Quantity min(Quantity other) {
    return units <= other.units ? this : other;
  }

  public Quantity max(Quantity other) {
    return units >= other.units ? this : other;
  }

  /** The largest multiple of {@code step} that is not above this non-negative quantity. */
  public Quantity floorTo(Quantity step) {
    return new Quantity(units - Math.floorMod(units, step.units));
  }

  public boolean isMultipleOf(Quantity step) {
    return units % step.units == 0;
  }

  public boolean isZero() {
    return units == 0;
  }

  public boolean isPositive() {
    return units > 0;
  }

  public boolean isNegative() {
    return units < 0;
  }

  @Override
  public int compareTo(Quantity other) {
    return Long.compare(units, other.units);
  }

  /** Plain decimal contracts, without trailing zeros. */
  @Override
  public String toString() {
    BigDecimal value = BigDecimal.valueOf(units, SCALE).stripTrailingZeros();
    return (value.scale() < 0 ? value.setScale(0) : value).toPlainString();
  }
}
