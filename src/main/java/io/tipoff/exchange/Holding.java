package io.tipoff.exchange;

import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.LinkedHashSet;
import java.util.SequencedCollection;
import org.jspecify.annotations.Nullable;

/** One account's part in one market: its position and its resting orders. */
final class Holding {
  private final Account account;
  private final Instrument instrument;
  private final Position position = new Position();
  private final LinkedHashSet<Order> orders = new LinkedHashSet<>();
  private Interest interest = Interest.NONE;
  private Quantity closingBids = Quantity.ZERO;
  private Quantity closingOffers = Quantity.ZERO;

  Holding(Account account, Instrument instrument) {
    this.account = account;
    this.instrument = instrument;
  }

  Account account() {
    return account;
  }

  Instrument instrument() {
    return instrument;
  }

  Position position() {
    return position;
  }

  /**
   * What a side's orders, if they fill, take beyond all funds by closing what saves margin
   * elsewhere; 0 or less if they may.
   *
   * @param all what the orders would cost
   * @param contracts that the side's orders want
   */
  Money overdraft(Side side, Interest all, Quantity contracts, Money fees) {
    Quantity held = position.quantity();
    Money lost = account.lost(this, held.plus(side.signed(contracts)));
    return lost.isPositive()
        ? all.taken(side, held, contracts).plus(lost).plus(fees).minus(account.funds())
        : Money.ZERO;
  }

  /** Contracts that resting orders of a side want, one of them left out. */
  Quantity working(Side side, @Nullable Order except) {
    Quantity sum = Quantity.ZERO;
    for (Order order : orders) {
      sum = order.side() == side && order != except ? sum.plus(order.leaves()) : sum;
    }
    return sum;
  }

  /** Its resting orders, the one longest there first. */
  SequencedCollection<Order> orders() {
    return orders;
  }

  /** What its resting orders would cost. */
  Interest interest() {
    return interest;
  }

  /** What the account must keep for its resting orders here. */
  Money reserved() {
    return interest.reserved(position.quantity());
  }

  /** Contracts that resting orders of a side offer to close. */
  Quantity closing(Side side) {
    return side == Side.BUY ? closingBids : closingOffers;
  }

  /** Contracts that an order of a side may close, resting orders to close not counted. */
  Quantity closeable(Side side) {
    return side == Side.BUY ? position.shorted() : position.held();
  }

  void rest(Order order) {
    Money before = reserved();
    orders.addLast(order);
    change(order, order.leaves());
    account.reservedChanged(before, reserved());
  }

  void withdraw(Order order) {
    Money before = reserved();
    if (orders.remove(order)) {
      change(order, order.leaves().negate());
    }
    account.reservedChanged(before, reserved());
  }

  /** A resting order is about to want so much less, without a fill. */
  void lessen(Order order, Quantity by) {
    Money before = reserved();
    change(order, by.negate());
    account.reservedChanged(before, reserved());
  }

  /** An order is about to be filled so far; one that does not rest reserves nothing. */
  void reduce(Order order, Quantity by) {
    if (order.rests()) {
      change(order, by.negate());
      if (order.leaves().equals(by)) {
        orders.remove(order);
      }
    }
  }

  private void change(Order order, Quantity by) {
    interest = interest.plus(order.side(), order.limit(), by);
    if (order.terms().intent().isClosing()) {
      if (order.side() == Side.BUY) {
        closingBids = closingBids.plus(by);
      } else {
        closingOffers = closingOffers.plus(by);
      }
    }
  }

  /** The newest resting order of a side; null if there is none. */
  @Nullable Order newest(Side side) {
    for (Order order : orders.reversed()) {
      if (order.side() == side) {
        return order;
      }
    }
    return null;
  }

  PositionSnapshot snapshot() {
    Side closingSide = position.quantity().isNegative() ? Side.BUY : Side.SELL;
    return position.snapshot(instrument.id(), closing(closingSide));
  }
}
