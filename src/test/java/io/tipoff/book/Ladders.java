package io.tipoff.book;

import io.tipoff.market.Ladder;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;

/** Ladders written as text: {@code "0.50x10 0.49x20"}; a best price alone has no size. */
final class Ladders {
  private Ladders() {}

  static Ladder bids(String text) {
    return ladder(Side.BUY, text);
  }

  static Ladder offers(String text) {
    return ladder(Side.SELL, text);
  }

  private static Ladder ladder(Side side, String text) {
    if (text.isEmpty()) {
      return Ladder.EMPTY;
    }
    if (text.indexOf('x') < 0) {
      return Ladder.unsized(Price.of(text));
    }
    String[] levels = text.split(" ", -1);
    int[] prices = new int[levels.length];
    long[] sizes = new long[levels.length];
    for (int i = 0; i < levels.length; i++) {
      int x = levels[i].indexOf('x');
      prices[i] = Price.of(levels[i].substring(0, x)).units();
      sizes[i] = Quantity.of(levels[i].substring(x + 1)).units();
    }
    return Ladder.of(side, prices, sizes);
  }
}
