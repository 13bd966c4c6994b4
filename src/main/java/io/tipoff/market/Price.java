package io.tipoff.market;

import java.math.BigDecimal;

/**
 * A price of one YES contract, an exact multiple of 1/10,000 dollar from 0 to 1 dollar.
 *
 * @param units the price in 1/10,000 dollar, 0 to 10,000
 */
public record Price(int units) implements Comparable<Price> {
  /** Decimals of a price: one unit is {@code 10^-4} dollar. */
  public static final int SCALE = 4;

  /** Units in one dollar. */
  public static final int UNITS_PER_DOLLAR = 10_000;

  private static final Price[] ALL = new Price[UNITS_PER_DOLLAR + 1];

  static {
    for (int units = 0; units <= UNITS_PER_DOLLAR; units++) {
      ALL[units] = new Price(units);
    }
  }

  /** What a contract of the losing side is worth. */
  public static final Price ZERO = ALL[0];

  /** What a contract of the winning side is worth. */
  public static final Price ONE = ALL[UNITS_PER_DOLLAR];

  public Price {
    if (units < 0 || units > UNITS_PER_DOLLAR) {
      throw new IllegalArgumentException("price out of 0 to 1 dollar: " + units + " / 10000");
    }
  }

  /** The price of that many 1/10,000 dollars, without allocation. */
  public static Price ofUnits(int units) {
    return units >= 0 && units <= UNITS_PER_DOLLAR ? ALL[units] : new Price(units);
  }

  /**
   * Reads a decimal such as {@code 0.0025}.
   *
   * @throws NumberFormatException if it is not a decimal number
   * @throws ArithmeticException if it is finer than 1/10,000 dollar
   * @throws IllegalArgumentException if it is below 0 or above 1
   */
  public static Price of(String decimal) {
    return of(new BigDecimal(decimal));
  }

  /** The same for a decimal number. */
  public static Price of(BigDecimal decimal) {
    return ofUnits(Math.toIntExact(Decimal.units(decimal, SCALE)));
  }

  /** The price of the opposite outcome: what NO costs when YES costs this. */
  public Price complement() {
    return ofUnits(UNITS_PER_DOLLAR - units);
  }

  /** The value of that many contracts at this price, exact; negative for a negative quantity. */
  public Money times(Quantity quantity) {
    return new Money(Math.multiplyExact((long) units, quantity.units()));
  }

  public boolean isBelow(Price other) {
    return units < other.units;
  }

  public boolean isAbove(Price other) {
    return units > other.units;
  }

  @Override
  public int compareTo(Price other) {
    return Integer.compare(units, other.units);
  }

  /** Plain decimal dollars, two to four decimals. */
  @Override
  public String toString() {
    return Decimal.text(units, SCALE);
  }
}
