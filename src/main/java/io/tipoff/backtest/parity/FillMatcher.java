package io.tipoff.backtest.parity;

import io.tipoff.backtest.parity.ParityReport.Fills;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pairs real and simulated fills of one kind by order and quantity. */
final class FillMatcher {
  /** What was filled of one order, in 1/10,000 contract. */
  private static final class Filled {
    private final List<Long> real = new ArrayList<>(1);
    private final List<Long> paper = new ArrayList<>(1);
  }

  private final Liquidity liquidity;
  private final Map<OrderId, Filled> orders = new LinkedHashMap<>();

  FillMatcher(Liquidity liquidity) {
    this.liquidity = liquidity;
  }

  void real(OrderFilled fill) {
    if (fill.liquidity() == liquidity) {
      filled(fill).real.add(fill.quantity().units());
    }
  }

  void paper(OrderFilled fill) {
    if (fill.liquidity() == liquidity) {
      filled(fill).paper.add(fill.quantity().units());
    }
  }

  private Filled filled(OrderFilled fill) {
    return orders.computeIfAbsent(fill.order(), _ -> new Filled());
  }

  Fills result() {
    Fills all = Fills.NONE;
    for (Filled order : orders.values()) {
      long real = sum(order.real);
      long paper = sum(order.paper);
      all =
          all.plus(
              new Fills(
                  order.real.size(),
                  within(order.real, paper),
                  order.paper.size(),
                  order.paper.size() - within(order.paper, real),
                  new Quantity(real),
                  new Quantity(Math.min(real, paper)),
                  new Quantity(paper)));
    }
    return all;
  }

  private static long sum(List<Long> fills) {
    return fills.stream().mapToLong(Long::longValue).sum();
  }

  /** How many of the fills, in their order, lie within a quantity. */
  private static long within(List<Long> fills, long quantity) {
    long filled = 0;
    long count = 0;
    for (long fill : fills) {
      filled += fill;
      count += filled <= quantity ? 1 : 0;
    }
    return count;
  }
}
