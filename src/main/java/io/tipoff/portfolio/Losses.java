package io.tipoff.portfolio;

import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;

/**
 * What one market loses on each result, against the cost of what is held and before fees; negative
 * for a gain.
 *
 * @param ifNo where YES pays nothing, in {@code 10^-8} dollar
 * @param ifHalf where YES pays half a dollar, in {@code 10^-8} dollar
 * @param ifYes where YES pays a dollar, in {@code 10^-8} dollar
 */
public record Losses(long ifNo, long ifHalf, long ifYes) {
  /** Nothing held, nothing working. */
  public static final Losses NONE = new Losses(0, 0, 0);

  private static final int HALF = Price.UNITS_PER_DOLLAR / 2;

  /** The losses of a position alone. */
  static Losses of(Money cost, Quantity quantity) {
    long half = HALF * quantity.units();
    return new Losses(cost.units(), cost.units() - half, cost.units() - 2 * half);
  }

  /** These with an order that may fill or not: it counts where its fill would lose. */
  Losses with(Side side, Price price, Quantity quantity) {
    int paid = side == Side.BUY ? price.units() : -price.units();
    int half = side == Side.BUY ? -HALF : HALF;
    long contracts = quantity.units();
    return new Losses(
        ifNo + Math.max(0, paid) * contracts,
        ifHalf + Math.max(0, paid + half) * contracts,
        ifYes + Math.max(0, paid + 2 * half) * contracts);
  }

  /** These once an order has filled. */
  public Losses filled(Side side, Price price, Quantity quantity) {
    long paid = (side == Side.BUY ? 1L : -1L) * price.units() * quantity.units();
    long half = (side == Side.BUY ? 1L : -1L) * HALF * quantity.units();
    return new Losses(ifNo + paid, ifHalf + paid - half, ifYes + paid - 2 * half);
  }

  /** The loss where YES pays so many halves of a dollar, 0 to 2; in {@code 10^-8} dollar. */
  public long ifPaid(int halves) {
    return switch (halves) {
      case 0 -> ifNo;
      case 1 -> ifHalf;
      case 2 -> ifYes;
      default -> throw new IllegalArgumentException(halves + " halves of a dollar");
    };
  }

  /**
   * The largest of them in {@code 10^-8} dollar. A result between no and yes loses no more than the
   * worse of the two, because an order's loss is convex in what is paid.
   */
  public long largest() {
    return Math.max(ifNo, ifYes);
  }

  /** The largest loss, 0 or more. */
  Money worst() {
    return new Money(Math.max(0, largest()));
  }
}
