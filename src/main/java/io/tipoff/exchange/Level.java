package io.tipoff.exchange;

import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import org.jspecify.annotations.Nullable;

/** The orders that rest at one price, first come first. */
final class Level {
  private final Price price;
  private @Nullable Order first;
  private @Nullable Order last;
  private Quantity quantity = Quantity.ZERO;

  Level(Price price) {
    this.price = price;
  }

  Price price() {
    return price;
  }

  @Nullable Order first() {
    return first;
  }

  /**
   * The order that is next to trade.
   *
   * @throws IllegalStateException if there is none
   */
  Order firstOrder() {
    if (first == null) {
      throw new IllegalStateException("an empty level at " + price);
    }
    return first;
  }

  boolean isEmpty() {
    return first == null;
  }

  /** What all its orders still want. */
  Quantity quantity() {
    return quantity;
  }

  void add(Order order) {
    order.level = this;
    order.ahead = last;
    order.behind = null;
    if (last == null) {
      first = order;
    } else {
      last.behind = order;
    }
    last = order;
    quantity = quantity.plus(order.leaves());
  }

  void reduce(Quantity by) {
    quantity = quantity.minus(by);
  }

  void remove(Order order) {
    @Nullable Order ahead = order.ahead;
    @Nullable Order behind = order.behind;
    if (ahead == null) {
      first = behind;
    } else {
      ahead.behind = behind;
    }
    if (behind == null) {
      last = ahead;
    } else {
      behind.ahead = ahead;
    }
    order.level = null;
    order.ahead = null;
    order.behind = null;
    quantity = quantity.minus(order.leaves());
  }
}
