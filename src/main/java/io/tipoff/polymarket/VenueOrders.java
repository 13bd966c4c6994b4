package io.tipoff.polymarket;

import io.tipoff.event.ChangeRejected;
import io.tipoff.event.Execution;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderCanceled.Cause;
import io.tipoff.event.OrderExpired;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OrderReplaced;
import io.tipoff.event.RejectReason;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.polymarket.wire.ExecutionType;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.portfolio.OrderTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Our orders and the venue's names of them. The stream may tell of an order before the answer that
 * names it: such news waits until every submission under way has been answered; what then belongs
 * to none of our orders is somebody else's. Not safe for several threads.
 */
final class VenueOrders {
  /**
   * How the venue rejects what it could not process within five seconds. It is late, not angry:
   * sending less would not help.
   */
  static final String TOO_SLOW = "Global Rate Limit Exceeded";

  /** Orders that are done, of which late news is still understood. */
  private static final int REMEMBERED = 10_000;

  /** Orders that nobody has named yet, of which early news is kept. */
  private static final int UNCLAIMED = 10_000;

  /** An order that the venue has named. */
  private static final class Tracked {
    private final OrderId id;
    private final OrderTerms terms;
    private final String venueId;
    private boolean seen;
    private boolean cancelling;

    private Tracked(OrderId id, OrderTerms terms, String venueId) {
      this.id = id;
      this.terms = terms;
      this.venueId = venueId;
    }
  }

  private final Map<OrderId, OrderTerms> submitted = new HashMap<>();
  private final Map<OrderId, Tracked> working = new HashMap<>();
  private final Map<String, Tracked> byVenueId = new HashMap<>();
  private final SequencedMap<String, Tracked> done = new LinkedHashMap<>();
  private final SequencedMap<String, List<VenueExecution>> unclaimed = new LinkedHashMap<>();
  private long foreign;
  private long notUnderstood;
  private long tooSlow;

  /** A submission leaves. */
  void submitting(OrderId id, OrderTerms terms) {
    submitted.put(id, terms);
  }

  /**
   * The venue named an order.
   *
   * @return what the stream has told of it already
   */
  List<Execution> named(OrderId id, String venueId, long now) {
    @Nullable OrderTerms terms = submitted.remove(id);
    if (terms == null) {
      throw new IllegalStateException("order " + id + " was not under way");
    }
    Tracked order = new Tracked(id, terms, venueId);
    working.put(id, order);
    byVenueId.put(venueId, order);
    List<Execution> executions = new ArrayList<>();
    for (VenueExecution early : unclaimed.getOrDefault(venueId, List.of())) {
      add(executions, order, early, now);
    }
    unclaimed.remove(venueId);
    forgetForeign();
    return executions;
  }

  /** A submission ended without an order, or nobody knows. */
  void notNamed(OrderId id) {
    submitted.remove(id);
    forgetForeign();
  }

  /** A cancel of the order leaves. */
  void cancelling(OrderId id) {
    @Nullable Tracked order = working.get(id);
    if (order != null) {
      order.cancelling = true;
    }
  }

  /** What the venue calls the order; null if it is done or was never named. */
  @Nullable String venueId(OrderId id) {
    @Nullable Tracked order = working.get(id);
    return order == null ? null : order.venueId;
  }

  /** The market and the venue's name of every working order. */
  List<Map.Entry<String, MarketId>> working() {
    return working.values().stream()
        .map(order -> Map.entry(order.venueId, order.terms.market()))
        .toList();
  }

  /** Takes the stream's news of an order, which may be anybody's who uses the key. */
  List<Execution> on(VenueExecution execution, long now) {
    String venueId = execution.order().id();
    @Nullable Tracked order = byVenueId.getOrDefault(venueId, done.get(venueId));
    List<Execution> executions = new ArrayList<>();
    if (order != null) {
      add(executions, order, execution, now);
    } else if (submitted.isEmpty()) {
      foreign++;
    } else {
      unclaimed.computeIfAbsent(venueId, _ -> new ArrayList<>()).add(execution);
      if (unclaimed.size() > UNCLAIMED) {
        foreign += unclaimed.pollFirstEntry().getValue().size();
      }
    }
    return executions;
  }

  /** Executions of orders that are not ours. */
  long foreign() {
    return foreign;
  }

  /** Executions of a kind that this program does not know. */
  long notUnderstood() {
    return notUnderstood;
  }

  /** Rejects because the venue was too slow. */
  long tooSlow() {
    return tooSlow;
  }

  private void forgetForeign() {
    if (submitted.isEmpty()) {
      unclaimed.sequencedValues().forEach(executions -> foreign += executions.size());
      unclaimed.clear();
    }
  }

  private void add(List<Execution> to, Tracked order, VenueExecution execution, long now) {
    @Nullable Execution news = translate(order, execution, now);
    if (news != null) {
      to.add(news);
    }
    if (execution.order().state().isDone() && !(news instanceof ChangeRejected)) {
      finish(order);
    }
  }

  private void finish(Tracked order) {
    working.remove(order.id);
    byVenueId.remove(order.venueId);
    done.put(order.venueId, order);
    if (done.size() > REMEMBERED) {
      done.pollFirstEntry();
    }
  }

  private @Nullable Execution translate(Tracked order, VenueExecution execution, long now) {
    boolean seenBefore = order.seen;
    order.seen |= execution.type() != ExecutionType.UNKNOWN;
    return switch (execution.type()) {
      case NEW -> seenBefore ? null : new OrderOpened(now, order.id);
      case PARTIAL_FILL, FILL -> filled(order, execution, now);
      case CANCELED -> new OrderCanceled(now, order.id, cause(order, execution), execution.text());
      case REPLACE -> replaced(order, execution, now);
      case REJECTED -> rejected(order, execution, seenBefore, now);
      case EXPIRED -> new OrderExpired(now, order.id);
      case DONE_FOR_DAY, UNKNOWN -> byState(order, execution, seenBefore, now);
    };
  }

  /** News of a kind that says nothing by itself: the order's state tells whether it is done. */
  private @Nullable Execution byState(
      Tracked order, VenueExecution execution, boolean seenBefore, long now) {
    notUnderstood++;
    return switch (execution.order().state()) {
      case CANCELED -> new OrderCanceled(now, order.id, cause(order, execution), execution.text());
      case EXPIRED -> new OrderExpired(now, order.id);
      case REJECTED -> rejected(order, execution, seenBefore, now);
      case FILLED,
          NEW,
          PARTIALLY_FILLED,
          PENDING_CANCEL,
          PENDING_NEW,
          PENDING_REPLACE,
          PENDING_RISK,
          REPLACED,
          UNKNOWN ->
          null;
    };
  }

  private static Execution filled(Tracked order, VenueExecution execution, long now) {
    @Nullable Price price = execution.lastPrice();
    if (price == null) {
      throw new IllegalStateException("a fill without a price: " + execution);
    }
    FillEvidence evidence =
        new FillEvidence(
            FillEvidence.Kind.VENUE, price, execution.lastQuantity(), execution.time().orElse(now));
    return new OrderFilled(
        now,
        order.id,
        price,
        execution.lastQuantity(),
        execution.aggressor() ? Liquidity.TAKER : Liquidity.MAKER,
        execution.fee(),
        evidence);
  }

  private static Execution replaced(Tracked order, VenueExecution execution, long now) {
    @Nullable Price price = execution.order().price();
    return new OrderReplaced(
        now, order.id, price == null ? order.terms.price() : price, execution.order().quantity());
  }

  /** A reject of an order that has worked before is one of its change. */
  private Execution rejected(Tracked order, VenueExecution execution, boolean worked, long now) {
    if (execution.text().equals(TOO_SLOW)) {
      tooSlow++;
    }
    if (worked) {
      order.cancelling = false;
      return new ChangeRejected(now, order.id, execution.text());
    }
    @Nullable RejectReason reason = execution.reason();
    return new OrderRejected(
        now, order.id, reason == null ? RejectReason.EXCHANGE_OPTION : reason, execution.text());
  }

  private static Cause cause(Tracked order, VenueExecution execution) {
    if (!execution.unsolicited().isEmpty()) {
      return execution.unsolicited().equals("EXCHANGE_OPTION") ? Cause.UNFUNDED : Cause.UNSOLICITED;
    }
    if (!order.terms.timeInForce().rests()) {
      return Cause.IMMEDIATE;
    }
    return order.cancelling ? Cause.REQUESTED : Cause.UNSOLICITED;
  }
}
