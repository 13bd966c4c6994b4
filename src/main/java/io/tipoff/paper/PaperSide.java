package io.tipoff.paper;

import io.tipoff.event.TradePrinted;
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
  /** A print that comes sooner after a book, in nanoseconds, may be why that book shrank. */
  private static final long LATE_PRINT = 1_000_000_000;

  private final Side side;
  private final double cancelAhead;
  private final List<PaperOrder> orders = new ArrayList<>(4);

  /** What printed since the book was last told. */
  private final List<Amount> prints = new ArrayList<>(4);

  /** What the book last told shows less than the one before, beyond what had printed. */
  private final List<Amount> shrunk = new ArrayList<>(4);

  private Ladder shown = Ladder.EMPTY;
  private long shownAt;
  private boolean heard;

  /** Contracts at one price, in 1/10,000. */
  private static final class Amount {
    private final int price;
    private long units;

    private Amount(int price) {
      this.price = price;
    }
  }

  PaperSide(Side side, double cancelAhead) {
    this.side = side;
    this.cancelAhead = cancelAhead;
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

  /**
   * Takes the newly told side of the book: levels that shrank without trades were cancelled.
   *
   * @param time when it was told, nanoseconds since 1970
   */
  void update(Ladder now, long time) {
    shrunk.clear();
    for (PaperOrder order : orders) {
      if (order.ahead() > 0) {
        updatePlace(order, now);
      }
    }
    shown = now;
    heard = true;
    shownAt = time;
    prints.clear();
  }

  /** What was shown is not to be believed any more; the places in the queue stay. */
  void forgetBook() {
    shown = Ladder.EMPTY;
    heard = false;
    shrunk.clear();
    prints.clear();
  }

  /**
   * What of a print, in 1/10,000 contract, the book has shown before it: trades and books are told
   * apart, and either may come first. It moves nobody up a second time.
   */
  long alreadyShown(TradePrinted print) {
    if (print.time() - shownAt >= LATE_PRINT) {
      return 0;
    }
    long units = Math.min(print.quantity().units(), at(shrunk, print.price()));
    add(shrunk, print.price(), -units);
    return units;
  }

  /** Remembers a print, so that the shrinking of its level is not taken for cancels. */
  void printed(Price price, long units) {
    add(prints, price, units);
  }

  /** What printed at a price since the book was last told, in 1/10,000 contract. */
  long printedAt(Price price) {
    return at(prints, price);
  }

  private static void add(List<Amount> amounts, Price price, long units) {
    for (Amount amount : amounts) {
      if (amount.price == price.units()) {
        amount.units += units;
        return;
      }
    }
    Amount amount = new Amount(price.units());
    amount.units = units;
    amounts.add(amount);
  }

  private static long at(List<Amount> amounts, Price price) {
    for (Amount amount : amounts) {
      if (amount.price == price.units()) {
        return amount.units;
      }
    }
    return 0;
  }

  /** Whether the told book says how much rests at a price: not beyond its last level. */
  private boolean isKnown(Price price) {
    return heard && isKnown(shown, price);
  }

  private boolean isKnown(Ladder ladder, Price price) {
    if (ladder.isEmpty() || !ladder.isSized()) {
      return ladder.isEmpty();
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
      if (cancelled > 0 && at(shrunk, price) == 0) {
        add(shrunk, price, cancelled);
      }
      if (cancelled < 0) {
        order.joinedBehind(-cancelled);
      } else if (cancelled > 0 && order.ahead() <= left && !order.leftBehind(cancelled)) {
        order.passAhead(aheadOf(cancelled, order.ahead(), left - order.ahead()));
      }
    }
    order.capAhead(size);
  }

  /** How many of the cancelled contracts were ahead, rounded down. */
  private long aheadOf(long cancelled, long front, long back) {
    long alike =
        new Money(cancelled).share(new Quantity(front), new Quantity(front + back)).units();
    return alike + (long) (cancelAhead * (Math.min(cancelled, front) - alike));
  }
}
