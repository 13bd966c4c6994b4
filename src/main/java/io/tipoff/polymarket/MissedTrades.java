package io.tipoff.polymarket;

import io.tipoff.event.FillEvidence;
import io.tipoff.event.OrderFilled;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.rest.Activity.Traded;
import io.tipoff.polymarket.wire.VenueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds, among the trades of the account, the fills that no stream told. A trade does not say of
 * which order it is: those of a market that are not known yet are given to the market's orders that
 * miss fills when both add up to the same. Where they do not for long, an order's own average price
 * stands in.
 */
final class MissedTrades {
  /** So long trades may take to be listed, nanoseconds. */
  private static final long LISTING = 30_000_000_000L;

  /** How far the venue's clock and ours may be apart, nanoseconds. */
  private static final long CLOCKS_APART = 5_000_000_000L;

  private final OrderTracker tracker;
  private final Map<String, VenueOrder> orders;
  private final long now;
  private final SequencedMap<MarketId, List<Traded>> unknown = new LinkedHashMap<>();

  /**
   * A search.
   *
   * @param trades of the account, from before the oldest order that misses fills
   * @param orders what was told last of each order, by its venue's id
   */
  MissedTrades(
      OrderTracker tracker, List<Traded> trades, Map<String, VenueOrder> orders, long now) {
    this.tracker = tracker;
    this.orders = orders;
    this.now = now;
    for (Traded trade : trades) {
      if (trade.isBusted()) {
        tracker.busted(trade.id(), now);
      } else if (!trade.state().equals("REJECTED") && !tracker.isTold(trade.id())) {
        unknown.computeIfAbsent(trade.market(), _ -> new ArrayList<>()).add(trade);
      }
    }
  }

  /** Trades of a market that no fill explains, not older than a moment. */
  List<Traded> unexplained(MarketId market, long since) {
    return unknown.getOrDefault(market, List.of()).stream()
        .filter(trade -> trade.created().orElse(now) >= since - CLOCKS_APART)
        .toList();
  }

  /** Tells what can be told. */
  void recover() {
    Set<MarketId> markets = new LinkedHashSet<>();
    for (TrackedOrder order : tracker.live()) {
      if (OrderTracker.isMissingFills(order, now) && isToldInFull(order)) {
        markets.add(order.market());
      }
    }
    markets.forEach(this::recover);
  }

  /** Whether the fees that were read are those of all that was filled. */
  private boolean isToldInFull(TrackedOrder order) {
    @Nullable VenueOrder told = order.venueId == null ? null : orders.get(order.venueId);
    return told != null && told.filled().equals(order.venueFilled);
  }

  private void recover(MarketId market) {
    List<TrackedOrder> missing = new ArrayList<>();
    Quantity wanted = Quantity.ZERO;
    long since = now;
    for (TrackedOrder order : tracker.live()) {
      if (order.market().equals(market) && order.phase == TrackedOrder.Phase.UNKNOWN) {
        return; // its trades may be among them: both are decided together
      }
      if (order.market().equals(market) && order.missing().isPositive()) {
        if (!isToldInFull(order)) {
          return; // there is later news than what was read
        }
        missing.add(order);
        wanted = wanted.plus(order.missing());
        since = Math.min(since, order.sentAt);
      }
    }
    List<Traded> trades = unexplained(market, since);
    Quantity found = Quantity.ZERO;
    for (Traded trade : trades) {
      found = found.plus(trade.quantity());
    }
    Map<TrackedOrder, Quantity> exact = new LinkedHashMap<>();
    missing.forEach(order -> exact.put(order, order.missing()));
    @Nullable Map<TrackedOrder, List<Traded>> shares =
        found.equals(wanted) ? TradeShares.of(exact, Map.of(), trades) : null;
    if (shares != null) {
      tell(shares);
      unknown.remove(market);
      return;
    }
    Map<TrackedOrder, List<Traded>> some = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (TrackedOrder order : missing) {
      List<Traded> own = atPrice(order, trades, taken);
      if (!own.isEmpty()) {
        own.forEach(trade -> taken.add(trade.id()));
        some.put(order, own);
      } else if (now - order.missingSince >= LISTING) {
        tellAverage(order);
      }
    }
    tell(some);
  }

  /** The first trades at exactly the order's price, if they add up to what it misses. */
  private static List<Traded> atPrice(TrackedOrder order, List<Traded> trades, Set<String> taken) {
    List<Traded> own = new ArrayList<>();
    Quantity left = order.missing();
    for (Traded trade : trades) {
      if (!taken.contains(trade.id())
          && trade.price().equals(order.price)
          && trade.quantity().compareTo(left) <= 0) {
        own.add(trade);
        left = left.minus(trade.quantity());
      }
    }
    return left.isZero() ? own : List.of();
  }

  /**
   * Decides, of orders of one market whose answers were lost, which have traded and which never
   * reached the venue, if the trades and the position agree on it. None of them is open any more.
   *
   * @param held the position in the market now
   * @param fees stands in for what the venue does not say of a trade
   * @return whether all of them are decided
   */
  boolean decide(MarketId market, List<TrackedOrder> lost, Quantity held, FeeEstimate fees) {
    Map<TrackedOrder, Quantity> room = new LinkedHashMap<>();
    long since = now;
    for (TrackedOrder order : lost) {
      room.put(order, order.quantity);
      since = Math.min(since, order.sentAt);
    }
    Map<TrackedOrder, Quantity> exact = new LinkedHashMap<>();
    for (TrackedOrder order : tracker.live()) {
      if (order.market().equals(market) && order.missing().isPositive()) {
        if (!isToldInFull(order)) {
          return false; // there is later news than what was read
        }
        exact.put(order, order.missing());
        since = Math.min(since, order.sentAt);
      }
    }
    @Nullable Map<TrackedOrder, List<Traded>> shares =
        TradeShares.of(exact, room, unexplained(market, since));
    if (shares == null) {
      return false;
    }
    Quantity explained = tracker.expected(market);
    for (Map.Entry<TrackedOrder, List<Traded>> share : shares.entrySet()) {
      for (Traded trade : share.getValue()) {
        explained = explained.plus(share.getKey().sent.side().signed(trade.quantity()));
      }
    }
    if (!explained.equals(held)) {
      return false;
    }
    List<Found> fills = new ArrayList<>();
    for (TrackedOrder order : exact.keySet()) {
      fills.addAll(found(order, shares.getOrDefault(order, List.of())));
    }
    for (TrackedOrder order : lost) {
      @Nullable List<Traded> trades = shares.get(order);
      if (trades == null) {
        tracker.absent(order, now);
      } else {
        tracker.traded(order, sum(trades));
        trades.forEach(trade -> fills.add(found(order, trade, fee(order, trade, fees))));
      }
    }
    tell(fills);
    unknown.remove(market);
    return true;
  }

  private Money fee(TrackedOrder order, Traded trade, FeeEstimate fees) {
    return fees.of(
        order.market(),
        liquidity(trade),
        trade.price(),
        trade.quantity(),
        trade.created().orElse(now));
  }

  private static Liquidity liquidity(Traded trade) {
    return trade.aggressor() ? Liquidity.TAKER : Liquidity.MAKER;
  }

  private static Quantity sum(List<Traded> trades) {
    return trades.stream().map(Traded::quantity).reduce(Quantity.ZERO, Quantity::plus);
  }

  /** A fill that nobody was told of. */
  private record Found(TrackedOrder order, OrderFilled fill) {}

  private Found found(TrackedOrder order, Traded trade, Money fee) {
    long at = trade.created().orElse(now);
    return new Found(
        order,
        new OrderFilled(
            now,
            order.id,
            trade.price(),
            trade.quantity(),
            liquidity(trade),
            fee,
            evidence(trade.price(), trade.quantity(), at, trade.id())));
  }

  /** The fees that the order has paid beyond those that were told go with its last trade. */
  private List<Found> found(TrackedOrder order, List<Traded> trades) {
    Money fees = missingFees(order);
    List<Found> fills = new ArrayList<>();
    for (int i = 0; i < trades.size(); i++) {
      fills.add(found(order, trades.get(i), i == trades.size() - 1 ? fees : Money.ZERO));
    }
    return fills;
  }

  private void tell(Map<TrackedOrder, List<Traded>> shares) {
    List<Found> fills = new ArrayList<>();
    shares.forEach((order, trades) -> fills.addAll(found(order, trades)));
    tell(fills);
  }

  /** Tells fills in the order in which they were made: what a position has cost depends on it. */
  private void tell(List<Found> fills) {
    fills.stream()
        .sorted(Comparator.comparingLong(found -> found.fill().evidence().seenAt()))
        .forEach(found -> tracker.recovered(found.order(), List.of(found.fill()), now));
  }

  private void tellAverage(TrackedOrder order) {
    @Nullable VenueOrder told = order.venueId == null ? null : orders.get(order.venueId);
    if (told == null) {
      return;
    }
    @Nullable Price average = told.averagePrice();
    Price price = average == null ? order.price : average;
    Quantity quantity = order.missing();
    Liquidity liquidity = order.sent.timeInForce().rests() ? Liquidity.MAKER : Liquidity.TAKER;
    OrderFilled fill =
        new OrderFilled(
            now,
            order.id,
            price,
            quantity,
            liquidity,
            missingFees(order),
            evidence(price, quantity, now, ""));
    tracker.recovered(order, List.of(fill), now);
  }

  private Money missingFees(TrackedOrder order) {
    @Nullable VenueOrder told = order.venueId == null ? null : orders.get(order.venueId);
    return told == null ? Money.ZERO : told.fees().minus(order.fees);
  }

  private static FillEvidence evidence(Price price, Quantity quantity, long at, String trade) {
    return new FillEvidence(FillEvidence.Kind.VENUE, price, quantity, at, trade);
  }
}
