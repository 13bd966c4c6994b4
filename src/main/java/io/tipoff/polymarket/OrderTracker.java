package io.tipoff.polymarket;

import io.tipoff.event.ChangeRejected;
import io.tipoff.event.EarlierFillReversed;
import io.tipoff.event.Event;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.FillReversed;
import io.tipoff.event.ForeignOrderSeen;
import io.tipoff.event.OrderAbsent;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderCanceled.Cause;
import io.tipoff.event.OrderExpired;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderNamed;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OrderReplaced;
import io.tipoff.event.OrderRestored;
import io.tipoff.event.RejectReason;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.TrackedOrder.Phase;
import io.tipoff.polymarket.wire.ExecutionType;
import io.tipoff.polymarket.wire.OrderState;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import io.tipoff.portfolio.OrderTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The life of every order of ours, put together from answers, the private stream and requests, in
 * whatever order they come, told twice, late or not at all. What it tells the engine is always a
 * possible life: an order opens once, fills that were told are never told again, and an end waits
 * until every fill before it is known. Not safe for several threads.
 */
final class OrderTracker {
  /**
   * How the venue rejects what it could not process within five seconds. It is late, not angry:
   * sending less would not help.
   */
  static final String TOO_SLOW = "Global Rate Limit Exceeded";

  /** So long after sending, what the venue does not show it has not done, nanoseconds. */
  static final long PROOF = 10_000_000_000L;

  /** A cancel may come later still, but may as well be sent again, nanoseconds. */
  private static final long CANCEL_PROOF = 2_000_000_000L;

  /** So long news may be on its way before a fill counts as missing, nanoseconds. */
  private static final long ON_ITS_WAY = 1_000_000_000L;

  /** Orders that are done, of which late news is still understood. */
  private static final int REMEMBERED = 10_000;

  /** Orders that nobody has named yet, of which early news is kept. */
  private static final int UNCLAIMED = 10_000;

  /** What should be held in a market, and when a fill last changed it. */
  private record Expected(Quantity quantity, long changedAt) {}

  /** A fill that was told, by which a trade of the venue is recognised. */
  record ToldFill(OrderId order, Price price, Quantity quantity, Money fee) {}

  private final Consumer<Event> out;
  private final SequencedMap<OrderId, TrackedOrder> live = new LinkedHashMap<>();
  private final Map<String, TrackedOrder> byVenueId = new HashMap<>();
  private final SequencedMap<String, TrackedOrder> done = new LinkedHashMap<>();
  private final SequencedMap<String, List<VenueExecution>> unclaimed = new LinkedHashMap<>();
  private final SequencedMap<String, ToldFill> trades = new LinkedHashMap<>();
  private final SequencedMap<String, MarketId> foreign = new LinkedHashMap<>();
  private final Map<String, EarlierFillReversed> earlier = new HashMap<>();
  private final SequencedMap<String, Boolean> reversed = new LinkedHashMap<>();
  private final Map<MarketId, Expected> expected = new HashMap<>();
  private int leaving;
  private long duplicates;
  private long notUnderstood;
  private long tooSlow;

  /**
   * A tracker that knows of no order.
   *
   * @param out takes what becomes of orders, in its order
   */
  OrderTracker(Consumer<Event> out) {
    this.out = out;
  }

  /** A submission leaves. */
  void leaving(OrderId id, OrderTerms terms, long now) {
    live.put(id, new TrackedOrder(id, terms, now, Quantity.ZERO));
    leaving++;
  }

  /**
   * An order of an earlier session.
   *
   * @param fees that were told of it
   * @param ours whether this bot made it
   * @param sentAt the latest time at which it may have left, nanoseconds since 1970
   */
  void restore(OrderRestored from, Money fees, long sentAt, boolean ours) {
    OrderTerms terms = OrderTerms.of(from);
    TrackedOrder order = new TrackedOrder(from.order(), terms, sentAt, from.filled());
    String venueId = from.venueId();
    order.fees = fees;
    order.ours = ours;
    live.put(order.id, order);
    if (venueId.isEmpty()) {
      order.phase = Phase.UNKNOWN;
    } else {
      order.phase = Phase.NAMED;
      order.opened = true;
      order.venueId = venueId;
      byVenueId.put(venueId, order);
      foreign.remove(venueId);
    }
  }

  /**
   * A trade of an earlier session, so that it is not taken for a new one.
   *
   * @param undone what is told if the venue undoes it
   * @param isUndone whether that was told already
   */
  void restoreTrade(EarlierFillReversed undone, boolean isUndone) {
    earlier.put(undone.trade(), undone);
    if (isUndone) {
      reversed.put(undone.trade(), true);
    }
  }

  /** The answer to a submission named the order. */
  void named(OrderId id, String venueId, long now) {
    TrackedOrder order = Objects.requireNonNull(live.get(id), "an order that was not under way");
    if (order.phase == Phase.LEAVING) {
      leaving--;
      name(order, venueId, now);
    } else if (order.phase == Phase.UNKNOWN) {
      name(order, venueId, now);
    }
    forgetForeign(now);
  }

  /** A submission certainly made no order. */
  void notTaken(OrderId id, long now) {
    @Nullable TrackedOrder order = live.remove(id);
    if (order != null && order.phase == Phase.LEAVING) {
      leaving--;
    }
    forgetForeign(now);
  }

  /** The answer to a submission was lost: the order may exist. */
  void answerLost(OrderId id, long now) {
    @Nullable TrackedOrder order = live.get(id);
    if (order != null && order.phase == Phase.LEAVING) {
      leaving--;
      order.phase = Phase.UNKNOWN;
      for (List<VenueExecution> early : List.copyOf(unclaimed.sequencedValues())) {
        claim(early.getFirst().order(), now);
      }
    }
    forgetForeign(now);
  }

  /** A cancel of the order leaves. */
  void cancelling(OrderId id, long now) {
    @Nullable TrackedOrder order = live.get(id);
    if (order != null) {
      order.cancelSentAt = now;
    }
  }

  /** A replacement of the order leaves. */
  void replacing(OrderId id, Price price, long now) {
    @Nullable TrackedOrder order = live.get(id);
    if (order != null) {
      order.mayTradeAt(price);
      order.replaceSentAt = now;
    }
  }

  /** A change of the order was certainly not done. */
  void notChanged(OrderId id) {
    @Nullable TrackedOrder order = live.get(id);
    if (order != null) {
      order.cancelSentAt = TrackedOrder.NEVER;
      order.replaceSentAt = TrackedOrder.NEVER;
    }
  }

  /** What the venue calls the order; null if it is done or was never named. */
  @Nullable String venueId(OrderId id) {
    @Nullable TrackedOrder order = live.get(id);
    return order == null ? null : order.venueId;
  }

  /** Which orders of a list this bot neither made nor may have made. */
  List<VenueOrder> foreignAmong(List<VenueOrder> open) {
    return open.stream()
        .filter(
            order ->
                find(order.id()) == null
                    && live.sequencedValues().stream()
                        .noneMatch(known -> known.phase == Phase.UNKNOWN && known.fits(order)))
        .toList();
  }

  /** Every order that may still work, oldest first. */
  List<TrackedOrder> live() {
    return List.copyOf(live.sequencedValues());
  }

  /** Takes the stream's news of an order, which may be anybody's who uses the key. */
  void on(VenueExecution execution, long now) {
    VenueOrder told = execution.order();
    @Nullable TrackedOrder order = find(told.id());
    if (order == null) {
      unclaimed.computeIfAbsent(told.id(), _ -> new ArrayList<>()).add(execution);
      if (!claim(told, now)) {
        forgetForeign(now);
      }
    } else {
      take(order, execution, now);
    }
  }

  private @Nullable TrackedOrder find(String venueId) {
    return byVenueId.getOrDefault(venueId, done.get(venueId));
  }

  /** Gives an order of the venue to the one of ours whose answer was lost, if one fits. */
  private boolean claim(VenueOrder told, long now) {
    for (TrackedOrder order : List.copyOf(live.sequencedValues())) {
      if (order.phase == Phase.UNKNOWN && order.fits(told)) {
        name(order, told.id(), now);
        return true;
      }
    }
    return false;
  }

  private void name(TrackedOrder order, String venueId, long now) {
    order.phase = Phase.NAMED;
    order.venueId = venueId;
    byVenueId.put(venueId, order);
    foreign.remove(venueId);
    out.accept(new OrderNamed(now, order.id, venueId));
    @Nullable List<VenueExecution> early = unclaimed.remove(venueId);
    if (early != null) {
      early.forEach(execution -> take(order, execution, now));
    }
  }

  /** Once every submission has been answered, what nobody claims is somebody else's. */
  private void forgetForeign(long now) {
    if (leaving > 0 && unclaimed.size() <= UNCLAIMED) {
      return;
    }
    unclaimed.forEach((id, executions) -> meet(executions.getFirst().order(), now));
    unclaimed.clear();
  }

  private void meet(VenueOrder order, long now) {
    if (foreign.putIfAbsent(order.id(), order.market()) == null) {
      out.accept(new ForeignOrderSeen(now, order.market(), order.id()));
      forgetOldest(foreign);
    }
  }

  private static void forgetOldest(SequencedMap<String, ?> map) {
    if (map.size() > REMEMBERED) {
      map.pollFirstEntry();
    }
  }

  // -- news of one order

  private void take(TrackedOrder order, VenueExecution execution, long now) {
    order.newsAt = now;
    VenueOrder told = execution.order();
    boolean worked = order.opened || order.fills.total().isPositive();
    switch (execution.type()) {
      case NEW -> open(order, now);
      case PARTIAL_FILL, FILL -> {
        changeTerms(order, execution, now);
        fill(order, execution, now);
      }
      case REPLACE -> {
        open(order, now);
        changeTerms(order, execution, now);
        order.replaceSentAt = TrackedOrder.NEVER;
      }
      case REJECTED -> rejected(order, execution, worked, now);
      case CANCELED, EXPIRED, DONE_FOR_DAY, UNKNOWN -> end(order, execution, worked);
    }
    order.venueFilled = order.venueFilled.max(told.filled());
    finish(order, told.state(), now);
  }

  private void open(TrackedOrder order, long now) {
    if (!order.opened && order.phase != Phase.DONE) {
      order.opened = true;
      if (order.fills.total().isZero()) {
        out.accept(new OrderOpened(now, order.id));
      }
    }
  }

  /** News of an earlier time than the latest says nothing of the terms any more. */
  private void changeTerms(TrackedOrder order, VenueExecution execution, long now) {
    VenueOrder told = execution.order();
    long at = execution.time().orElse(now);
    boolean later =
        at > order.termsAt
            || (at == order.termsAt && told.filled().compareTo(order.venueFilled) > 0);
    if (later) {
      order.termsAt = at;
      boolean replaced =
          execution.type() == ExecutionType.REPLACE && order.replaceSentAt != TrackedOrder.NEVER;
      changeTerms(order, told, replaced, now);
    }
  }

  /** A replacement is told even if the venue does not show that anything is different now. */
  private void changeTerms(TrackedOrder order, VenueOrder told, boolean replaced, long now) {
    @Nullable Price price = told.price();
    if (price == null || !told.quantity().isPositive() || order.phase == Phase.DONE) {
      return;
    }
    if (replaced
        || !price.equals(order.price)
        || !told.quantity().equals(order.quantity)
        || order.endsElsewhen(told.goodTill())) {
      open(order, now);
      order.price = price;
      order.mayTradeAt(price);
      order.quantity = told.quantity();
      order.goodTill = told.goodTill().isPresent() ? told.goodTill() : order.goodTill;
      order.replaceSentAt = TrackedOrder.NEVER;
      out.accept(new OrderReplaced(now, order.id, price, told.quantity(), order.goodTill));
    }
  }

  private void fill(TrackedOrder order, VenueExecution execution, long now) {
    @Nullable Price price = execution.lastPrice();
    if (price == null) {
      throw new IllegalStateException("a fill without a price: " + execution);
    }
    Quantity last = execution.lastQuantity();
    Quantity to = execution.order().filled();
    if (to.compareTo(last) < 0) {
      to = order.fills.total().plus(last); // the venue did not say how much there is in all
    }
    Quantity fresh = order.fills.add(to.minus(last), to);
    if (fresh.isZero() || order.phase == Phase.DONE) {
      duplicates++;
      return;
    }
    Money fee = fresh.equals(last) ? execution.fee() : execution.fee().share(fresh, last);
    Liquidity liquidity = execution.aggressor() ? Liquidity.TAKER : Liquidity.MAKER;
    tell(
        order,
        new OrderFilled(
            now,
            order.id,
            price,
            fresh,
            liquidity,
            fee,
            new FillEvidence(
                FillEvidence.Kind.VENUE,
                price,
                last,
                execution.time().orElse(now),
                execution.tradeId())));
  }

  private void tell(TrackedOrder order, OrderFilled fill) {
    order.opened = true;
    order.fees = order.fees.plus(fill.fee());
    expected.merge(
        order.market(),
        new Expected(order.sent.side().signed(fill.quantity()), fill.time()),
        (known, change) -> new Expected(known.quantity.plus(change.quantity), change.changedAt));
    String trade = fill.evidence().trade();
    if (!trade.isEmpty()) {
      remember(trade, new ToldFill(order.id, fill.price(), fill.quantity(), fill.fee()));
    }
    out.accept(fill);
  }

  private void remember(String trade, ToldFill fill) {
    trades.merge(
        trade,
        fill,
        (one, more) ->
            new ToldFill(
                one.order(),
                one.price(),
                one.quantity().plus(more.quantity()),
                one.fee().plus(more.fee())));
    forgetOldest(trades);
  }

  /** A reject of an order that has worked is one of its change. */
  private void rejected(TrackedOrder order, VenueExecution execution, boolean worked, long now) {
    if (execution.text().equals(TOO_SLOW)) {
      tooSlow++;
    }
    boolean ofChange = worked || execution.order().state() != OrderState.REJECTED;
    if (order.phase == Phase.DONE) {
      return;
    }
    if (!ofChange) {
      end(order, execution, false);
      return;
    }
    open(order, now);
    order.cancelSentAt = TrackedOrder.NEVER;
    order.replaceSentAt = TrackedOrder.NEVER;
    out.accept(new ChangeRejected(now, order.id, execution.text()));
  }

  private void end(TrackedOrder order, VenueExecution execution, boolean worked) {
    String text = execution.text();
    switch (execution.type()) {
      case CANCELED -> order.ending = canceled(order, cause(order, execution.unsolicited()), text);
      case EXPIRED -> order.ending = expired(order);
      case REJECTED -> {
        @Nullable RejectReason reason = execution.reason();
        order.ending =
            rejected(order, reason == null ? RejectReason.EXCHANGE_OPTION : reason, text);
      }
      case NEW, PARTIAL_FILL, FILL, REPLACE, DONE_FOR_DAY, UNKNOWN -> {
        notUnderstood++;
        endByState(order, execution.order().state(), execution.unsolicited(), text, worked);
      }
    }
  }

  /** Where the kind of news says nothing, the order's state tells whether it is over. */
  private void endByState(
      TrackedOrder order, OrderState state, String unsolicited, String text, boolean worked) {
    switch (state) {
      case CANCELED -> order.ending = canceled(order, cause(order, unsolicited), text);
      case EXPIRED -> order.ending = expired(order);
      case REJECTED ->
          order.ending =
              worked
                  ? canceled(order, Cause.UNSOLICITED, text)
                  : rejected(order, RejectReason.EXCHANGE_OPTION, text);
      case FILLED,
          NEW,
          PARTIALLY_FILLED,
          PENDING_CANCEL,
          PENDING_NEW,
          PENDING_REPLACE,
          PENDING_RISK,
          REPLACED,
          UNKNOWN -> {}
    }
  }

  private static TrackedOrder.Ending canceled(TrackedOrder order, Cause cause, String text) {
    return now -> new OrderCanceled(now, order.id, cause, text);
  }

  private static TrackedOrder.Ending expired(TrackedOrder order) {
    return now -> new OrderExpired(now, order.id);
  }

  private static TrackedOrder.Ending rejected(
      TrackedOrder order, RejectReason reason, String text) {
    return now -> new OrderRejected(now, order.id, reason, text);
  }

  private static Cause cause(TrackedOrder order, String unsolicited) {
    if (!unsolicited.isEmpty()) {
      return unsolicited.equals("EXCHANGE_OPTION") ? Cause.UNFUNDED : Cause.UNSOLICITED;
    }
    if (!order.rests()) {
      return Cause.IMMEDIATE;
    }
    return order.cancelSentAt == TrackedOrder.NEVER ? Cause.UNSOLICITED : Cause.REQUESTED;
  }

  /** Tells the end once every fill before it has been told. */
  private void finish(TrackedOrder order, OrderState state, long now) {
    if (order.missing().isPositive()) {
      order.missingSince = order.missingSince == TrackedOrder.NEVER ? now : order.missingSince;
      return;
    }
    order.missingSince = TrackedOrder.NEVER;
    boolean filled =
        state == OrderState.FILLED || order.fills.total().compareTo(order.quantity) >= 0;
    if (order.phase == Phase.DONE || (order.ending == null && !filled)) {
      return;
    }
    if (order.ending != null && order.fills.total().compareTo(order.quantity) < 0) {
      out.accept(order.ending.at(now));
    }
    order.phase = Phase.DONE;
    live.remove(order.id);
    if (order.venueId != null) {
      byVenueId.remove(order.venueId);
      done.put(order.venueId, order);
      forgetOldest(done);
    }
  }

  // -- what requests tell

  /**
   * Takes what a request told of an order.
   *
   * @param askedAt when the request left, nanoseconds since 1970; later news is better
   */
  void observe(VenueOrder told, long askedAt, long now) {
    @Nullable TrackedOrder order = byVenueId.get(told.id());
    if (order == null || order.newsAt > askedAt) {
      return;
    }
    boolean worked = order.opened || order.fills.total().isPositive();
    changeTerms(order, told, false, now);
    order.venueFilled = order.venueFilled.max(told.filled());
    if (told.state().isDone()) {
      endByState(order, told.state(), "", "", worked);
    } else if (told.state() != OrderState.UNKNOWN) {
      open(order, now);
      giveUpChange(order, askedAt, now);
    }
    finish(order, told.state(), now);
  }

  /** A change that the venue does not show long after it left was not done. */
  private void giveUpChange(TrackedOrder order, long askedAt, long now) {
    boolean late =
        order.cancelSentAt == TrackedOrder.NEVER
            ? askedAt > order.replaceSentAt + PROOF
            : askedAt > order.cancelSentAt + CANCEL_PROOF;
    if (order.isChanging() && late) {
      order.cancelSentAt = TrackedOrder.NEVER;
      order.replaceSentAt = TrackedOrder.NEVER;
      out.accept(new ChangeRejected(now, order.id, "the venue shows nothing of the change"));
    }
  }

  /** The venue has no order of this name, though it once had. */
  void unknownToVenue(String venueId, long askedAt, long now) {
    @Nullable TrackedOrder order = byVenueId.get(venueId);
    if (order != null && order.newsAt <= askedAt) {
      order.ending = canceled(order, Cause.UNSOLICITED, "the venue no longer knows the order");
      finish(order, OrderState.CANCELED, now);
    }
  }

  /**
   * Takes a complete list of open orders.
   *
   * @return the names of our orders that should be in it and are not: they are to be asked for
   */
  List<String> observeOpen(List<VenueOrder> open, long askedAt, long now) {
    Map<String, VenueOrder> listed = new HashMap<>();
    for (VenueOrder order : open) {
      listed.put(order.id(), order);
      if (find(order.id()) == null && !claim(order, now) && leaving == 0) {
        meet(order, now);
      }
      observe(order, askedAt, now);
    }
    List<String> absent = new ArrayList<>();
    for (TrackedOrder order : live.sequencedValues()) {
      @Nullable String venueId = order.venueId;
      if (venueId != null && !listed.containsKey(venueId) && order.newsAt <= askedAt) {
        absent.add(venueId);
      }
    }
    return absent;
  }

  /** Whether the venue knows of fills that it has not told long enough ago to still be coming. */
  boolean isMissingFills(long now) {
    return live.sequencedValues().stream().anyMatch(order -> isMissingFills(order, now));
  }

  static boolean isMissingFills(TrackedOrder order, long now) {
    return order.missingSince != TrackedOrder.NEVER && now - order.missingSince >= ON_ITS_WAY;
  }

  /** Whether nobody knows of an order whether it exists. */
  boolean hasUnknown() {
    return live.sequencedValues().stream().anyMatch(order -> order.phase == Phase.UNKNOWN);
  }

  /** Whether a request can tell what should be known by now. */
  boolean isInDoubt(long now) {
    return live.sequencedValues().stream()
        .anyMatch(
            order ->
                order.phase == Phase.UNKNOWN
                    || order.missingSince != TrackedOrder.NEVER
                    || (order.isChanging()
                        && now - Math.max(order.cancelSentAt, order.replaceSentAt) > ON_ITS_WAY));
  }

  /** Markets in which fills are missing, or orders that may exist. */
  List<MarketId> doubtful() {
    return live.sequencedValues().stream()
        .filter(
            order ->
                order.phase == Phase.LEAVING
                    || order.phase == Phase.UNKNOWN
                    || order.missing().isPositive())
        .map(TrackedOrder::market)
        .distinct()
        .toList();
  }

  /** What was held in a market before anything was told. */
  void expect(MarketId market, Quantity quantity) {
    expected.put(market, new Expected(quantity, TrackedOrder.NEVER));
  }

  /** What is held in a market if nothing was missed. */
  Quantity expected(MarketId market) {
    @Nullable Expected known = expected.get(market);
    return known == null ? Quantity.ZERO : known.quantity;
  }

  /** The venue's positions are what is expected, where nothing has changed since they were read. */
  void expect(Map<MarketId, Quantity> held, Set<MarketId> doubtful, long askedAt) {
    expected.replaceAll(
        (market, known) ->
            doubtful.contains(market) || known.changedAt >= askedAt - 2 * ON_ITS_WAY
                ? known
                : new Expected(held.getOrDefault(market, Quantity.ZERO), known.changedAt));
    held.forEach(
        (market, quantity) -> {
          if (!doubtful.contains(market)) {
            expected.putIfAbsent(market, new Expected(quantity, TrackedOrder.NEVER));
          }
        });
  }

  /** Whether a trade was told as a fill, in this session or an earlier one. */
  boolean isTold(String trade) {
    return trades.containsKey(trade) || earlier.containsKey(trade);
  }

  /** Tells fills that were missing; the order's end, if it waited for them, follows. */
  void recovered(TrackedOrder order, List<OrderFilled> fills, long now) {
    for (OrderFilled fill : fills) {
      order.fills.fillGaps(fill.quantity(), order.venueFilled);
      tell(order, fill);
    }
    finish(order, OrderState.UNKNOWN, now);
  }

  /** It is proven that an order without a name was there, traded so much, and is gone. */
  void traded(TrackedOrder order, Quantity quantity) {
    order.venueFilled = order.venueFilled.plus(quantity);
    Cause cause = order.rests() ? Cause.UNSOLICITED : Cause.IMMEDIATE;
    order.ending = canceled(order, cause, "its answer was lost, and what is left is not open");
  }

  /** It is proven that the order never reached the venue. */
  void absent(TrackedOrder order, long now) {
    live.remove(order.id);
    order.phase = Phase.DONE;
    out.accept(new OrderAbsent(now, order.id));
  }

  /** The venue undid a trade; what was not told as a fill is not undone. */
  void busted(String trade, long now) {
    @Nullable ToldFill fill = trades.get(trade);
    @Nullable EarlierFillReversed before = earlier.get(trade);
    if ((fill == null && before == null) || reversed.putIfAbsent(trade, true) != null) {
      return;
    }
    if (fill != null) {
      out.accept(
          new FillReversed(now, fill.order(), trade, fill.price(), fill.quantity(), fill.fee()));
    } else if (before != null) {
      expected.computeIfPresent(
          before.market(),
          (_, known) ->
              new Expected(
                  known.quantity.minus(before.side().signed(before.quantity())), known.changedAt));
      out.accept(before.at(now));
    }
  }

  /** Whether orders of the key were met that this bot did not make. */
  boolean hasSeenForeign() {
    return !foreign.isEmpty();
  }

  /** Orders of the key that this bot did not make, as far as they were met. */
  Map<String, MarketId> foreign() {
    return Map.copyOf(foreign);
  }

  /** Orders that were there before and are left alone: nobody is told of them. */
  void leaveAlone(VenueOrder order) {
    foreign.put(order.id(), order.market());
  }

  /** Fills that were told already. */
  long duplicates() {
    return duplicates;
  }

  /** Executions of a kind that this program does not know. */
  long notUnderstood() {
    return notUnderstood;
  }

  /** Rejects because the venue was too slow. */
  long tooSlow() {
    return tooSlow;
  }
}
