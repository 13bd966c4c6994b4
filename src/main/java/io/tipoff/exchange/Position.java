package io.tipoff.exchange;

import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;

/**
 * Contracts held by an account in one market, with what they cost. A short's contracts are taken as
 * NO contracts, each bought for one dollar less the price of the sale.
 */
final class Position {
  private Quantity quantity = Quantity.ZERO;
  private Quantity bought = Quantity.ZERO;
  private Quantity sold = Quantity.ZERO;
  private Money cost = Money.ZERO;
  private Money realized = Money.ZERO;
  private boolean expired;
  private long updated;

  Quantity quantity() {
    return quantity;
  }

  Quantity held() {
    return quantity.max(Quantity.ZERO);
  }

  Quantity shorted() {
    return quantity.negate().max(Quantity.ZERO);
  }

  Money cost() {
    return cost;
  }

  /** Whether anything was ever traded. */
  boolean isKnown() {
    return !bought.isZero() || !sold.isZero();
  }

  void trade(Side side, Price price, Quantity contracts, long time) {
    if (side == Side.BUY) {
      bought = bought.plus(contracts);
    } else {
      sold = sold.plus(contracts);
    }
    Quantity closed = contracts.min(side == Side.BUY ? shorted() : held());
    close(closed, price);
    open(side, contracts.minus(closed), price);
    updated = time;
  }

  private void close(Quantity closed, Price price) {
    if (closed.isZero()) {
      return;
    }
    boolean isLong = quantity.isPositive();
    Money part = cost.share(closed, quantity.abs());
    realized = realized.plus((isLong ? price : price.complement()).times(closed)).minus(part);
    cost = cost.minus(part);
    quantity = isLong ? quantity.minus(closed) : quantity.plus(closed);
  }

  private void open(Side side, Quantity opened, Price price) {
    cost = cost.plus((side == Side.BUY ? price : price.complement()).times(opened));
    quantity = quantity.plus(side.signed(opened));
  }

  /** Every YES contract pays the price; nothing is held any more. */
  void settle(Price price, long time) {
    close(quantity.abs(), price);
    expired = true;
    updated = time;
  }

  PositionSnapshot snapshot(MarketId market, Quantity offeredToClose) {
    return new PositionSnapshot(
        market,
        quantity,
        bought,
        sold,
        cost,
        realized,
        quantity.abs().minus(offeredToClose).max(Quantity.ZERO),
        expired,
        updated);
  }
}
