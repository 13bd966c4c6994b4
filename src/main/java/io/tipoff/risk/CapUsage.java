package io.tipoff.risk;

import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TradeDay;
import io.tipoff.portfolio.OrderTerms;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How much of the hard caps is used. */
final class CapUsage {
  private static final long MINUTE = 60_000_000_000L;

  private final HardCaps caps;
  private final Deque<Long> sent = new ArrayDeque<>();
  private Money filled = Money.ZERO;
  private long dayEnds = Long.MIN_VALUE;

  CapUsage(HardCaps caps) {
    this.caps = caps;
  }

  /** An excess over one of the caps. */
  record Excess(Limit limit, Object allowed, Object asked) {}

  /** The cap that an order would pass; null if none. */
  @Nullable Excess find(OrderTerms terms, Quantity leaves, long now) {
    roll(now);
    Money cost = cost(terms.side(), terms.price(), leaves);
    if (cost.isAbove(caps.orderNotional())) {
      return new Excess(Limit.ORDER_NOTIONAL, caps.orderNotional(), cost);
    }
    while (!sent.isEmpty() && now - sent.getFirst() >= MINUTE) {
      sent.remove();
    }
    if (sent.size() >= caps.ordersPerMinute()) {
      return new Excess(Limit.ORDERS_PER_MINUTE, caps.ordersPerMinute(), sent.size() + 1);
    }
    Money day = filled.plus(cost);
    return day.isAbove(caps.dayNotional())
        ? new Excess(Limit.NOTIONAL_PER_DAY, caps.dayNotional(), day)
        : null;
  }

  /** An order or a replacement leaves. */
  void sent(long now) {
    sent.add(now);
  }

  /** Contracts were bought or sold short. */
  void filled(Side side, Price price, Quantity quantity, long now) {
    filled(cost(side, price, quantity), now);
  }

  /** So much was spent. */
  void filled(Money notional, long now) {
    roll(now);
    filled = filled.plus(notional);
  }

  private void roll(long now) {
    if (now >= dayEnds) {
      dayEnds = TradeDay.nextRoll(now);
      filled = Money.ZERO;
    }
  }

  /** What a contract costs that pays a dollar or nothing. */
  static Money cost(Side side, Price price, Quantity quantity) {
    return (side == Side.BUY ? price : price.complement()).times(quantity);
  }
}
