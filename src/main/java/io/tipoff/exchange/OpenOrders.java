package io.tipoff.exchange;

import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** All working orders by their ids and by when they expire, and how the others ended. */
final class OpenOrders {
  private record Expiry(long time, Order order, long sequence) {
    /** False after the order ended or was replaced. */
    boolean isDue() {
      return order.isWorking() && order.sequence() == sequence && time == goodTill(order);
    }
  }

  private final Map<String, Order> working = new HashMap<>();
  private final DoneOrders done = new DoneOrders();
  private final PriorityQueue<Expiry> expiries =
      new PriorityQueue<>(
          Comparator.comparingLong(Expiry::time).thenComparingLong(Expiry::sequence));

  void add(Order order) {
    working.put(order.id(), order);
  }

  @Nullable Order find(AccountId account, String id) {
    @Nullable Order order = working.get(id);
    return order != null && order.account().id().equals(account) ? order : null;
  }

  Optional<OrderSnapshot> findDone(AccountId account, String id) {
    return done.find(account, id);
  }

  /** Puts an order into the book. */
  void rest(Order order) {
    order.instrument().book().side(order.side()).add(order);
    order.holding().rest(order);
    expire(order);
  }

  /** Watches for the end of a resting order's time. */
  void expire(Order order) {
    if (order.terms().timeInForce() == TimeInForce.GOOD_TILL_DATE) {
      expiries.add(new Expiry(goodTill(order), order, order.sequence()));
    }
  }

  /** New terms that keep a resting order's place in the book. */
  void amend(Order order, Terms terms, long now) {
    Quantity less = order.terms().quantity().minus(terms.quantity());
    order.holding().lessen(order, less);
    order.amend(terms, now);
    order.instrument().book().side(order.side()).reduce(order, less);
    expire(order);
  }

  /** Takes an order out of the book. */
  void withdraw(Order order) {
    order.instrument().book().side(order.side()).remove(order);
    order.holding().withdraw(order);
  }

  void done(Order order) {
    working.remove(order.id());
    done.add(order.snapshot());
  }

  void done(OrderSnapshot rejected) {
    done.add(rejected);
  }

  OptionalLong nextExpiry() {
    while (!expiries.isEmpty() && !expiries.element().isDue()) {
      expiries.remove();
    }
    return expiries.isEmpty() ? OptionalLong.empty() : OptionalLong.of(expiries.element().time());
  }

  /** The next order to expire; to be asked only after {@link #nextExpiry} told of one. */
  Order removeNextExpiry() {
    return expiries.remove().order();
  }

  private static long goodTill(Order order) {
    return order.terms().timeInForce() == TimeInForce.GOOD_TILL_DATE
        ? order.terms().goodTill().orElse(Long.MAX_VALUE)
        : Long.MAX_VALUE;
  }
}
