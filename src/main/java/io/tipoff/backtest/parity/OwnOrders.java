package io.tipoff.backtest.parity;

import io.tipoff.event.ChangeRejected;
import io.tipoff.event.Execution;
import io.tipoff.event.FillReversed;
import io.tipoff.event.OrderAbsent;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderExpired;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderNamed;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OrderReplaced;
import io.tipoff.market.Ladder;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Side;
import io.tipoff.portfolio.OrderTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The session's own orders in the recorded books, so that they can be taken out of them. */
final class OwnOrders {
  /** An order that rests at the venue. */
  private static final class Resting {
    private final OrderId id;
    private final OrderTerms terms;
    private Price price;
    private long quantity;
    private long filled;

    private Resting(OrderId id, OrderTerms terms) {
      this.id = id;
      this.terms = terms;
      this.price = terms.price();
      this.quantity = terms.quantity().units();
    }
  }

  private final Map<OrderId, OrderTerms> submitted = new HashMap<>();
  private final Map<MarketId, List<Resting>> resting = new HashMap<>();

  void submitted(OrderId id, OrderTerms terms) {
    submitted.put(id, terms);
  }

  /** What the order said when it was sent. */
  OrderTerms terms(OrderId id) {
    @Nullable OrderTerms terms = submitted.get(id);
    if (terms == null) {
      throw new IllegalStateException("order " + id + " was never sent");
    }
    return terms;
  }

  /** Takes what the venue told of an order. */
  void take(Execution execution) {
    OrderId id = execution.order();
    switch (execution) {
      case OrderOpened _ -> orders(terms(id).market()).add(new Resting(id, terms(id)));
      case OrderFilled fill -> {
        @Nullable Resting order = find(id);
        if (order != null) {
          order.filled += fill.quantity().units();
          if (order.filled >= order.quantity) {
            remove(id);
          }
        }
      }
      case OrderReplaced replaced -> {
        @Nullable Resting order = find(id);
        if (order != null) {
          order.price = replaced.price();
          order.quantity = replaced.quantity().units();
        }
      }
      case OrderCanceled _, OrderExpired _, OrderRejected _ -> remove(id);
      case ChangeRejected _, OrderNamed _, OrderAbsent _, FillReversed _ -> {}
    }
  }

  /** Whether the order rests at the venue. */
  boolean rests(OrderId id) {
    return find(id) != null;
  }

  /** One side of a book without our own orders. */
  Ladder without(MarketId market, Side side, Ladder shown) {
    @Nullable List<Resting> own = resting.get(market);
    return own == null || own.isEmpty() ? shown : shown.less(price -> ownAt(own, side, price));
  }

  private static long ownAt(List<Resting> own, Side side, int priceUnits) {
    long units = 0;
    for (Resting order : own) {
      if (order.terms.side() == side && order.price.units() == priceUnits) {
        units += order.quantity - order.filled;
      }
    }
    return units;
  }

  private List<Resting> orders(MarketId market) {
    return resting.computeIfAbsent(market, _ -> new ArrayList<>(4));
  }

  private @Nullable Resting find(OrderId id) {
    for (Resting order : orders(terms(id).market())) {
      if (order.id.equals(id)) {
        return order;
      }
    }
    return null;
  }

  private void remove(OrderId id) {
    orders(terms(id).market()).removeIf(order -> order.id.equals(id));
  }
}
