package io.tipoff.exchange;

import io.tipoff.market.Ladder;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The resting orders of one side, best price first. */
final class BookSide {
  private final Side side;
  private final TreeMap<Price, Level> levels;

  BookSide(Side side) {
    this.side = side;
    Comparator<Price> rising = Comparator.naturalOrder();
    this.levels = new TreeMap<>(side == Side.BUY ? rising.reversed() : rising);
  }

  @Nullable Level best() {
    Map.@Nullable Entry<Price, Level> entry = levels.firstEntry();
    return entry == null ? null : entry.getValue();
  }

  /** Best first. */
  Collection<Level> levels() {
    return levels.values();
  }

  void add(Order order) {
    levels.computeIfAbsent(order.limit(), Level::new).add(order);
  }

  /** Takes an order out; nothing happens if it does not rest. */
  void remove(Order order) {
    @Nullable Level level = order.level;
    if (level != null) {
      level.remove(order);
      if (level.isEmpty()) {
        levels.remove(level.price());
      }
    }
  }

  /** Tells that a resting order wants so much less, and takes it out if it wants nothing. */
  void reduce(Order order, Quantity by) {
    @Nullable Level level = order.level;
    if (level != null) {
      level.reduce(by);
      if (order.leaves().isZero()) {
        remove(order);
      }
    }
  }

  Ladder ladder() {
    int[] prices = new int[levels.size()];
    long[] quantities = new long[levels.size()];
    int i = 0;
    for (Level level : levels.values()) {
      prices[i] = level.price().units();
      quantities[i] = level.quantity().units();
      i++;
    }
    return Ladder.of(side, prices, quantities);
  }
}
