package io.tipoff.market;

import java.util.Arrays;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One side of an order book: price levels, best first, immutable. A ladder without sizes has at
 * most the best price.
 */
public final class Ladder {
  /** A side on which nobody is. */
  public static final Ladder EMPTY = new Ladder(new int[0], new long[0]);

  private static final long[] UNKNOWN = {};

  private final int[] prices;
  private final long[] quantities;

  private Ladder(int[] prices, long[] quantities) {
    this.prices = prices;
    this.quantities = quantities;
  }

  /** A side of which only the best price is known. */
  public static Ladder unsized(Price best) {
    return new Ladder(new int[] {best.units()}, UNKNOWN);
  }

  /** A side of one level. */
  public static Ladder of(Price price, Quantity quantity) {
    return new Ladder(new int[] {price.units()}, new long[] {positive(quantity.units())});
  }

  /**
   * A side of several levels, best first. The arrays are copied.
   *
   * @param side the side of the book that orders its levels: a bid ladder descends
   * @param priceUnits prices in 1/10,000 dollar
   * @param quantityUnits quantities in 1/10,000 contract, above 0
   * @throws IllegalArgumentException if the levels are out of order, or a quantity is not above 0
   */
  public static Ladder of(Side side, int[] priceUnits, long[] quantityUnits) {
    if (priceUnits.length != quantityUnits.length) {
      throw new IllegalArgumentException("a quantity for each price");
    }
    return of(side, priceUnits, quantityUnits, priceUnits.length);
  }

  /**
   * The same for the first levels of longer arrays.
   *
   * @param size how many levels
   */
  public static Ladder of(Side side, int[] priceUnits, long[] quantityUnits, int size) {
    for (int i = 0; i < size; i++) {
      Price price = Price.ofUnits(priceUnits[i]);
      positive(quantityUnits[i]);
      if (i > 0 && !side.isMoreAggressive(Price.ofUnits(priceUnits[i - 1]), price)) {
        throw new IllegalArgumentException("levels out of order: " + price);
      }
    }
    return size == 0
        ? EMPTY
        : new Ladder(Arrays.copyOf(priceUnits, size), Arrays.copyOf(quantityUnits, size));
  }

  private static long positive(long quantityUnits) {
    if (quantityUnits <= 0) {
      throw new IllegalArgumentException("a level must hold contracts: " + quantityUnits);
    }
    return quantityUnits;
  }

  /**
   * This ladder with another best level: better ones go, worse ones stay. Where the size is not
   * told and the level was not shown before, only the price is kept.
   */
  public Ladder withBest(Side side, Price best, @Nullable Quantity size) {
    long units = size == null ? quantityAt(best).units() : size.units();
    if (units == 0) {
      return unsized(best);
    }
    int worse = 0;
    while (worse < prices.length && !side.isMoreAggressive(best, price(worse))) {
      worse++;
    }
    int kept = prices.length - worse;
    int[] newPrices = new int[kept + 1];
    long[] newQuantities = new long[kept + 1];
    newPrices[0] = best.units();
    newQuantities[0] = positive(units);
    System.arraycopy(prices, worse, newPrices, 1, kept);
    System.arraycopy(quantities, worse, newQuantities, 1, kept);
    return new Ladder(newPrices, newQuantities);
  }

  /**
   * This ladder without some of its contracts; levels of which none are left go. One without sizes
   * stays as it is.
   *
   * @param units how many at a price in 1/10,000 dollar are taken out, in 1/10,000 contract
   */
  public Ladder less(IntToLongFunction units) {
    if (!isSized()) {
      return this;
    }
    int[] leftPrices = new int[prices.length];
    long[] left = new long[prices.length];
    int size = 0;
    for (int level = 0; level < prices.length; level++) {
      long rest = quantities[level] - units.applyAsLong(prices[level]);
      if (rest > 0) {
        leftPrices[size] = prices[level];
        left[size++] = rest;
      }
    }
    return size == 0
        ? EMPTY
        : new Ladder(Arrays.copyOf(leftPrices, size), Arrays.copyOf(left, size));
  }

  public int size() {
    return prices.length;
  }

  public boolean isEmpty() {
    return prices.length == 0;
  }

  /** Whether the contracts at each level are known. An empty ladder hides nothing. */
  public boolean isSized() {
    return quantities.length == prices.length;
  }

  /** The price of a level; level 0 is the best. */
  public Price price(int level) {
    return Price.ofUnits(prices[level]);
  }

  /** The same in 1/10,000 dollar. */
  public int priceUnits(int level) {
    return prices[level];
  }

  /**
   * The contracts at a level.
   *
   * @throws IllegalStateException if the ladder has no sizes
   */
  public Quantity quantity(int level) {
    return new Quantity(quantityUnits(level));
  }

  /** The same in 1/10,000 contract. */
  public long quantityUnits(int level) {
    if (!isSized()) {
      throw new IllegalStateException("a ladder without sizes");
    }
    return quantities[level];
  }

  /** The contracts shown at exactly this price; zero if there is no such level. */
  public Quantity quantityAt(Price price) {
    for (int i = 0; i < prices.length; i++) {
      if (prices[i] == price.units()) {
        return quantity(i);
      }
    }
    return Quantity.ZERO;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ladder that
        && Arrays.equals(prices, that.prices)
        && Arrays.equals(quantities, that.quantities);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(prices) + Arrays.hashCode(quantities);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < prices.length; i++) {
      text.append(i == 0 ? "" : ", ").append(price(i));
      if (isSized()) {
        text.append(" x ").append(quantity(i));
      }
    }
    return text.append(']').toString();
  }
}
