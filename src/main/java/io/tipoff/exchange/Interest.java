package io.tipoff.exchange;

import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;

/**
 * What an account's orders in one market would cost if they opened positions: bids their price,
 * offers one dollar less their price.
 */
record Interest(Money bids, Money offers) {
  static final Interest NONE = new Interest(Money.ZERO, Money.ZERO);

  Interest plus(Side side, Price limit, Quantity quantity) {
    return side == Side.BUY
        ? new Interest(bids.plus(limit.times(quantity)), offers)
        : new Interest(bids, offers.plus(limit.complement().times(quantity)));
  }

  Interest minus(Side side, Price limit, Quantity quantity) {
    return plus(side, limit, quantity.negate());
  }

  /**
   * The worse of all bids filling or all offers filling, which is also the worst of any of them
   * filling. A contract closed frees the dollar that it stands for: a bid at p that buys back a
   * short costs {@code p - 1}, an offer at p that sells a long costs {@code (1 - p) - 1}.
   */
  Money reserved(Quantity position) {
    return cost(Side.BUY, position).max(cost(Side.SELL, position)).max(Money.ZERO);
  }

  /** The side that costs more. */
  Side worse(Quantity position) {
    return cost(Side.BUY, position).isAbove(cost(Side.SELL, position)) ? Side.BUY : Side.SELL;
  }

  private Money cost(Side side, Quantity position) {
    return side == Side.BUY
        ? bids.minus(Money.dollarPerContract(position.negate().max(Quantity.ZERO)))
        : offers.minus(Money.dollarPerContract(position.max(Quantity.ZERO)));
  }

  /** What a side's orders of so many contracts take if they fill; below 0 if closing frees more. */
  Money taken(Side side, Quantity position, Quantity contracts) {
    Quantity closable = (side == Side.BUY ? position.negate() : position).max(Quantity.ZERO);
    return (side == Side.BUY ? bids : offers)
        .minus(Money.dollarPerContract(closable.min(contracts)));
  }
}
