package io.tipoff.exchange;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** How the latest orders ended; older ones are forgotten. */
final class DoneOrders {
  static final int KEPT = 100_000;

  private final SequencedMap<String, OrderSnapshot> orders = new LinkedHashMap<>();

  void add(OrderSnapshot order) {
    orders.putLast(order.id(), order);
    if (orders.size() > KEPT) {
      orders.pollFirstEntry();
    }
  }

  Optional<OrderSnapshot> find(AccountId account, String id) {
    return Optional.ofNullable(orders.get(id)).filter(order -> order.account().equals(account));
  }
}
