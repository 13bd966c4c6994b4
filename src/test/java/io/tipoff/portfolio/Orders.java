package io.tipoff.portfolio;

import io.tipoff.event.FillEvidence;
import io.tipoff.event.FillEvidence.Kind;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderOpened;
import io.tipoff.market.Intent;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;

/** Orders and news of them, written short. */
final class Orders {
  static final MarketId A = new MarketId("a");
  static final MarketId B = new MarketId("b");
  static final String MAKER = "maker";
  static final String EDGE = "edge";

  private Orders() {}

  static OrderTerms quote(Side side, String price, String quantity) {
    return quote(A, side, price, quantity);
  }

  static OrderTerms quote(MarketId market, Side side, String price, String quantity) {
    return OrderTerms.quote(market, Intent.opening(side), Price.of(price), Quantity.of(quantity));
  }

  static OrderId id(long number) {
    return new OrderId(number);
  }

  static OrderOpened opened(long id) {
    return new OrderOpened(1, id(id));
  }

  static OrderFilled filled(long id, String price, String quantity, String fee) {
    return filled(id, Price.of(price), Quantity.of(quantity), Money.of(fee));
  }

  static OrderFilled filled(long id, Price price, Quantity quantity, Money fee) {
    return new OrderFilled(
        1,
        id(id),
        price,
        quantity,
        fee.isNegative() ? Liquidity.MAKER : Liquidity.TAKER,
        fee,
        new FillEvidence(Kind.VENUE, price, quantity, 1));
  }
}
