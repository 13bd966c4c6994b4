package io.tipoff.portfolio;

import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;

/**
 * Contracts held in one market, in YES terms, at average cost; changed only by this package.
 *
 * <p>At every moment, to the last unit, cash spent = {@code cost - realised + fees - rebates}.
 */
public final class Position {
  private Quantity quantity = Quantity.ZERO;
  private Money cost = Money.ZERO;
  private Money realised = Money.ZERO;
  private Money fees = Money.ZERO;
  private Money rebates = Money.ZERO;
  private long fills;

  Position() {}

  /** Contracts held; negative for a short. */
  public Quantity quantity() {
    return quantity;
  }

  /** What was paid for the contracts that are held; negative for the proceeds of a short. */
  public Money cost() {
    return cost;
  }

  /** Profit of what was closed or settled, before fees. */
  public Money realised() {
    return realised;
  }

  /** What was charged for taking, 0 or more. */
  public Money fees() {
    return fees;
  }

  /** What was credited for making, 0 or more. */
  public Money rebates() {
    return rebates;
  }

  public long fills() {
    return fills;
  }

  /** What the contracts are worth at a price; negative for a short. */
  public Money value(Price mark) {
    return mark.times(quantity);
  }

  /** Profit of what is held, at a price. */
  public Money unrealised(Price mark) {
    return value(mark).minus(cost);
  }

  /** Everything that was earned, fees included, what is held at a price. */
  public Money pnl(Price mark) {
    return realised.plus(unrealised(mark)).minus(fees).plus(rebates);
  }

  void trade(Side side, Price price, Quantity traded) {
    Quantity change = side.signed(traded);
    boolean reduces = quantity.units() != 0 && (quantity.isNegative() != change.isNegative());
    Quantity closing = reduces ? traded.min(quantity.abs()) : Quantity.ZERO;
    if (closing.isPositive()) {
      close(side, price, closing);
    }
    Quantity opening = traded.minus(closing);
    cost = cost.plus(price.times(side.signed(opening)));
    quantity = quantity.plus(side.signed(opening));
    fills++;
  }

  void settle(Price price) {
    if (!quantity.isZero()) {
      close(quantity.isPositive() ? Side.SELL : Side.BUY, price, quantity.abs());
    }
  }

  void charge(Money fee) {
    if (fee.isNegative()) {
      rebates = rebates.minus(fee);
    } else {
      fees = fees.plus(fee);
    }
  }

  /** The same contracts at another cost: what was closed has earned the difference. */
  void regroup(Money paid) {
    realised = realised.plus(paid.minus(cost));
    cost = paid;
  }

  void restore(Quantity held, Money paid) {
    quantity = held;
    cost = paid;
  }

  /**
   * What was paid a contract, to 1/10,000 dollar rounded down, kept inside 0 to 1; zero for no
   * position.
   */
  public Price averagePrice() {
    return quantity.isZero()
        ? Price.ZERO
        : Price.ofUnits(Math.clamp(cost.units() / quantity.units(), 0, Price.UNITS_PER_DOLLAR));
  }

  private void close(Side side, Price price, Quantity closing) {
    Money share = cost.share(closing, quantity.abs());
    Money proceeds = price.times(side.signed(closing)).negate();
    realised = realised.plus(proceeds.minus(share));
    cost = cost.minus(share);
    quantity = quantity.plus(side.signed(closing));
  }
}
