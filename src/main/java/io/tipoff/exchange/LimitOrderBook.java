package io.tipoff.exchange;

import io.tipoff.market.Side;

/** Everything that rests in one market. */
final class LimitOrderBook {
  private final BookSide bids = new BookSide(Side.BUY);
  private final BookSide offers = new BookSide(Side.SELL);

  BookSide side(Side side) {
    return side == Side.BUY ? bids : offers;
  }
}
