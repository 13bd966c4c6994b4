package io.tipoff.polymarket;

import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.rest.Activity.Traded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives trades to the orders that can have made them. */
final class TradeShares {
  /** More is not tried: somebody has to look at it. */
  private static final int MOST_STEPS = 100_000;

  private final List<Traded> trades;
  private final Map<TrackedOrder, Quantity> exact;
  private final Map<TrackedOrder, Quantity> left = new LinkedHashMap<>();
  private final Map<TrackedOrder, List<Traded>> shares = new LinkedHashMap<>();
  private int steps;

  private TradeShares(
      Map<TrackedOrder, Quantity> exact, Map<TrackedOrder, Quantity> atMost, List<Traded> trades) {
    this.exact = exact;
    this.trades = trades;
    left.putAll(exact);
    left.putAll(atMost);
  }

  /**
   * Each order's trades, so that every trade is given to one; null if they do not fit.
   *
   * @param exact what an order has traded
   * @param atMost what an order can have traded
   */
  static @Nullable Map<TrackedOrder, List<Traded>> of(
      Map<TrackedOrder, Quantity> exact, Map<TrackedOrder, Quantity> atMost, List<Traded> trades) {
    TradeShares search = new TradeShares(exact, atMost, trades);
    return search.place(0) ? search.shares : null;
  }

  /** Places a trade and all behind it, at an order of exactly its price if there is one. */
  private boolean place(int index) {
    if (index == trades.size()) {
      return exact.keySet().stream().allMatch(order -> left(order).isZero());
    }
    if (++steps > MOST_STEPS) {
      return false;
    }
    Traded trade = trades.get(index);
    for (boolean same : new boolean[] {true, false}) {
      for (TrackedOrder order : List.copyOf(left.keySet())) {
        boolean fits =
            trade.price().equals(order.price) == same
                && left(order).compareTo(trade.quantity()) >= 0
                && isWithinLimit(order, trade.price());
        if (fits && place(index, trade, order)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean place(int index, Traded trade, TrackedOrder order) {
    left.put(order, left(order).minus(trade.quantity()));
    List<Traded> share = shares.computeIfAbsent(order, _ -> new ArrayList<>());
    share.add(trade);
    if (place(index + 1)) {
      return true;
    }
    share.removeLast();
    if (share.isEmpty()) {
      shares.remove(order);
    }
    left.put(order, left(order).plus(trade.quantity()));
    return false;
  }

  private Quantity left(TrackedOrder order) {
    return left.getOrDefault(order, Quantity.ZERO);
  }

  private static boolean isWithinLimit(TrackedOrder order, Price price) {
    return !order.sent.side().isMoreAggressive(price, order.widest);
  }
}
