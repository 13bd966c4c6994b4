package io.tipoff.strategy;

import io.tipoff.book.Book;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderTerms;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a market's book may show of our own orders. News of orders and books come by different ways:
 * a book may show an order before anything is heard of it, and still show one that is known to be
 * gone. For one market.
 */
final class OwnTraces {
  /** How long a book may lag behind what is known of our orders. */
  private static final long LAG = Duration.ofSeconds(2).toNanos();

  private static final long LIVE = Long.MAX_VALUE;

  private final SortedMap<Integer, Trace> bids = new TreeMap<>();
  private final SortedMap<Integer, Trace> offers = new TreeMap<>();

  /** The most contracts that were ours at a price, and since when none is. */
  private static final class Trace {
    private long units;
    private long live;
    private long endedAt;
  }

  /** Takes which orders there are. */
  void update(Holding holding, long now) {
    bids.values().forEach(trace -> trace.live = 0);
    offers.values().forEach(trace -> trace.live = 0);
    for (Order order : holding.liveOrders()) {
      add(order.side(), order.price(), order.mostLeaves());
      @Nullable OrderTerms wanted = order.wanted();
      if (wanted != null) {
        add(wanted.side(), wanted.price(), wanted.quantity());
      }
    }
    age(bids, now);
    age(offers, now);
  }

  private static void age(SortedMap<Integer, Trace> side, long now) {
    for (Trace trace : side.values()) {
      if (trace.live > 0) {
        trace.units = StrictMath.max(trace.units, trace.live);
        trace.endedAt = LIVE;
      } else if (trace.endedAt == LIVE) {
        trace.endedAt = now;
      }
    }
    side.values().removeIf(trace -> trace.endedAt != LIVE && now - trace.endedAt > LAG);
  }

  private void add(Side side, Price price, Quantity quantity) {
    SortedMap<Integer, Trace> traces = side == Side.BUY ? bids : offers;
    traces.computeIfAbsent(price.units(), _ -> new Trace()).live += quantity.units();
  }

  /** The book without everything in it that may be ours. */
  Book without(Book book) {
    return new Book(
        book.market(),
        book.bids().less(price -> units(bids, price)),
        book.offers().less(price -> units(offers, price)),
        book.updatedAt());
  }

  private static long units(SortedMap<Integer, Trace> side, int price) {
    @Nullable Trace trace = side.get(price);
    return trace == null ? 0 : trace.units;
  }
}
