package io.tipoff.event;

import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;

/**
 * The venue undid a fill that an earlier session was told of, and of whose order this one need not
 * know.
 *
 * @param order as the earlier session numbered it
 * @param trade the venue's id of the trade
 * @param strategy whose fill it was
 * @param side of the fill that was undone
 * @param price of the fill that was undone
 * @param quantity of the fill that was undone
 * @param fee that was charged for it and is given back; negative for a rebate that is taken back
 */
public record EarlierFillReversed(
    long time,
    OrderId order,
    String trade,
    MarketId market,
    String strategy,
    Side side,
    Price price,
    Quantity quantity,
    Money fee)
    implements AccountEvent {

  /** The same at another time, nanoseconds since 1970. */
  public EarlierFillReversed at(long other) {
    return new EarlierFillReversed(
        other, order, trade, market, strategy, side, price, quantity, fee);
  }
}
