package io.tipoff.market;

import java.math.BigDecimal;

/**
 * An estimate of what a YES contract is worth: a price that need not lie on a tick.
 *
 * @param units the value in {@code 10^-8} dollar
 */
public record FairValue(long units) implements Comparable<FairValue> {
  private static final int SCALE = 8;
  private static final int UNITS_PER_PRICE_UNIT = 10_000;

  /** The value that equals a price. */
  public static FairValue of(Price price) {
    return new FairValue((long) price.units() * UNITS_PER_PRICE_UNIT);
  }

  /** Half-way between two prices, exact. */
  public static FairValue between(Price low, Price high) {
    return new FairValue((long) (low.units() + high.units()) * (UNITS_PER_PRICE_UNIT / 2));
  }

  /**
   * A point between two prices: {@code low + (high - low) * part / whole}, to {@code 10^-8} dollar.
   */
  public static FairValue between(Price low, Price high, Quantity part, Quantity whole) {
    Money width = new Money((long) (high.units() - low.units()) * UNITS_PER_PRICE_UNIT);
    return new FairValue(of(low).units + width.share(part, whole).units());
  }

  /** This value moved by so many 1/10,000 dollars; may leave 0 to 1. */
  public FairValue plusPriceUnits(long priceUnits) {
    return new FairValue(units + priceUnits * UNITS_PER_PRICE_UNIT);
  }

  /** This value moved by an amount per contract; may leave 0 to 1. */
  public FairValue plus(Money perContract) {
    return new FairValue(Math.addExact(units, perContract.units()));
  }

  /** The value of that many contracts, to {@code 10^-8} dollar rounded toward zero. */
  public Money times(Quantity quantity) {
    return new Money(units).share(quantity, Quantity.ofContracts(1));
  }

  /** The highest multiple of the tick that is not above this value, kept inside its bounds. */
  public Price floorTo(Tick tick) {
    return tick.clamp(Math.floorDiv(units, tick.units() * (long) UNITS_PER_PRICE_UNIT));
  }

  /** The lowest multiple of the tick that is not below this value, kept inside its bounds. */
  public Price ceilTo(Tick tick) {
    return tick.clamp(Math.ceilDiv(units, tick.units() * (long) UNITS_PER_PRICE_UNIT));
  }

  /** The distance to a price, in 1/10,000 dollar rounded down. */
  public long distanceTo(Price price) {
    return Math.abs(units - of(price).units) / UNITS_PER_PRICE_UNIT;
  }

  /** The distance to another value, in 1/10,000 dollar rounded down. */
  public long distanceTo(FairValue other) {
    return Math.abs(units - other.units) / UNITS_PER_PRICE_UNIT;
  }

  @Override
  public int compareTo(FairValue other) {
    return Long.compare(units, other.units);
  }

  /** Plain decimal dollars, two to eight decimals. */
  @Override
  public String toString() {
    return Decimal.text(units, SCALE);
  }

  public BigDecimal toBigDecimal() {
    return BigDecimal.valueOf(units, SCALE);
  }
}
