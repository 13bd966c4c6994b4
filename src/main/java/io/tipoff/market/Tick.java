package io.tipoff.market;

/**
 * A market's smallest price step; valid prices are its multiples from one tick to one dollar less a
 * tick.
 *
 * @param units the step in 1/10,000 dollar; divides one dollar
 */
public record Tick(int units) {
  public Tick {
    if (units <= 0 || Price.UNITS_PER_DOLLAR % units != 0 || units >= Price.UNITS_PER_DOLLAR) {
      throw new IllegalArgumentException("a tick must divide one dollar: " + units + " / 10000");
    }
  }

  /** Reads a decimal such as {@code 0.0025}. */
  public static Tick of(String decimal) {
    return new Tick(Price.of(decimal).units());
  }

  /** The lowest price of an order. */
  public Price lowest() {
    return Price.ofUnits(units);
  }

  /** The highest price of an order. */
  public Price highest() {
    return Price.ofUnits(Price.UNITS_PER_DOLLAR - units);
  }

  public boolean divides(Price price) {
    return price.units() % units == 0;
  }

  public boolean isInBounds(Price price) {
    return price.units() >= units && price.units() <= Price.UNITS_PER_DOLLAR - units;
  }

  /** The price so many ticks away, kept inside the bounds. */
  public Price move(Price price, int ticks) {
    return clamp(price.units() / units + (long) ticks);
  }

  Price clamp(long multiple) {
    long last = Price.UNITS_PER_DOLLAR / units - 1L;
    return Price.ofUnits((int) Math.clamp(multiple, 1, last) * units);
  }

  @Override
  public String toString() {
    return Decimal.text(units, Price.SCALE);
  }
}
