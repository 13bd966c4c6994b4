package io.tipoff.paper;

import io.tipoff.market.Ladder;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * The bot's resting orders on one side of a market, in price-time order, and their queue places.
 */
final class PaperSide {
  private final Side side;
  private final double cancelAheadExponent;
  private final List<PaperOrder> orders = new ArrayList<>(4);
  private final List<Print> prints = new ArrayList<>(4);
  private Ladder shown = Ladder.EMPTY;

  /** What printed at one price since the book was last told, in 1/10,000 contract. */
  private static final class Print {
    private final int price;
    private long units;

    private Print(int price) {
      this.price = price;
    }
  }

  PaperSide(Side side, double cancelAheadExponent) {
    this.side = side;
    this.cancelAheadExponent = cancelAheadExponent;
  }

  List<PaperOrder> orders() {
    return orders;
  }

  /** Puts an order behind what is shown at its price. */
  void join(PaperOrder order) {
    int place = 0;
    while (place < orders.size()
        && !side.isMoreAggressive(order.price(), orders.get(place).price())) {
      place++;
    }
    orders.add(place, order);
    if (isKnown(order.price())) {
      order.capAhead(Math.max(0, left(order.price())));
    }
  }

  void leave(PaperOrder order) {
    orders.remove(order);
  }

  /** Takes the newly told side of the book: levels that shrank without trades were cancelled. */
  void update(Ladder now) {
    for (PaperOrder order : orders) {
      if (order.ahead() > 0) {
        updatePlace(order, now);
      }
    }
    shown = now;
    prints.clear();
  }

  /** Remembers a print, so that the shrinking of its level is not taken for cancels. */
  void printed(Price price, long units) {
    for (Print print : prints) {
      if (print.price == price.units()) {
        print.units += units;
        return;
      }
    }
    Print print = new Print(price.units());
    print.units = units;
    prints.add(print);
  }

  /** What printed at a price since the book was last told, in 1/10,000 contract. */
  long printedAt(Price price) {
    for (Print print : prints) {
      if (print.price == price.units()) {
        return print.units;
      }
    }
    return 0;
  }

  /** Whether the told book says how much rests at a price: not beyond its last level. */
  private boolean isKnown(Price price) {
    return isKnown(shown, price);
  }

  private boolean isKnown(Ladder ladder, Price price) {
    if (ladder.isEmpty() || !ladder.isSized()) {
      return false;
    }
    Price last = ladder.price(ladder.size() - 1);
    return !side.isMoreAggressive(last, price);
  }

  /** What was shown at a price and has not printed since. */
  private long left(Price price) {
    return shown.quantityAt(price).units() - printedAt(price);
  }

  private void updatePlace(PaperOrder order, Ladder now) {
    Price price = order.price();
    if (!isKnown(now, price)) {
      return;
    }
    long size = now.quantityAt(price).units();
    if (isKnown(price)) {
      long left = left(price);
      long cancelled = left - size;
      if (cancelled > 0 && order.ahead() <= left) {
        order.passAhead(aheadOf(cancelled, order.ahead(), left - order.ahead()));
      }
    }
    order.capAhead(size);
  }

  /** How many of the cancelled contracts were ahead, rounded down. */
  private long aheadOf(long cancelled, long front, long back) {
    if (cancelAheadExponent == 1.0) {
      return new Money(cancelled).share(new Quantity(front), new Quantity(front + back)).units();
    }
    double f = StrictMath.pow((double) front, cancelAheadExponent);
    double b = StrictMath.pow((double) back, cancelAheadExponent);
    return (long) (cancelled * (f / (f + b)));
  }
}
