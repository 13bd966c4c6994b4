package io.tipoff.exchange.protocol;

import io.tipoff.exchange.MarketSnapshot;
import io.tipoff.market.Ladder;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What buyers of either outcome had to pay, once a minute for a week at most. */
final class PriceHistory {
  private static final long MINUTE = 60_000_000_000L;
  private static final int KEPT = 7 * 24 * 60;

  /**
   * An observation.
   *
   * @param time nanoseconds since 1970
   * @param longPrice the best offer
   * @param shortPrice one dollar less the best bid
   */
  record Point(long time, Price longPrice, Price shortPrice) {}

  private final Map<MarketId, Deque<Point>> points = new HashMap<>();

  /** Notes the prices; those of one minute replace each other. */
  void observe(MarketSnapshot market, long now) {
    Ladder bids = market.bids();
    Ladder offers = market.offers();
    if (bids.isEmpty() || offers.isEmpty()) {
      return;
    }
    Deque<Point> known = points.computeIfAbsent(market.market().id(), _ -> new ArrayDeque<>());
    if (!known.isEmpty() && known.getLast().time() / MINUTE == now / MINUTE) {
      known.removeLast();
    }
    known.addLast(new Point(now, offers.price(0), bids.price(0).complement()));
    if (known.size() > KEPT) {
      known.removeFirst();
    }
  }

  /** The observations of an interval, oldest first; both ends count. */
  List<Point> between(MarketId market, long from, long to) {
    Deque<Point> known = points.get(market);
    return known == null
        ? List.of()
        : known.stream().filter(point -> point.time() >= from && point.time() <= to).toList();
  }
}
