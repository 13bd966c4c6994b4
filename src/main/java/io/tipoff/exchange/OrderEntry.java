package io.tipoff.exchange;

import io.tipoff.event.RejectReason;
import io.tipoff.exchange.Admission.Verdict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes new orders and replacements: judges them, then lets them work or tells why not. */
final class OrderEntry {
  private final Admission admission;
  private final Matching matching;
  private final OpenOrders open;
  private final Reporter reporter;
  private long sequence;

  OrderEntry(Admission admission, Matching matching, OpenOrders open, Reporter reporter) {
    this.admission = admission;
    this.matching = matching;
    this.open = open;
    this.reporter = reporter;
  }

  /**
   * Enters a new order.
   *
   * @param instrument null for a market that is not listed
   * @param wholePosition whether an order to close may ignore that others offer to close
   */
  void enter(
      String id,
      Account account,
      @Nullable Instrument instrument,
      OrderRequest request,
      boolean wholePosition,
      long now) {
    if (instrument == null) {
      reject(Drafts.rejected(id, account, request, now), unknown(request), now);
      return;
    }
    Optional<Rejection> malformed = OrderRules.reject(request, instrument, now);
    if (malformed.isPresent()) {
      reject(Drafts.rejected(id, account, request, now), malformed.get(), now);
      return;
    }
    Terms terms = OrderRules.terms(request, instrument);
    Holding holding = account.holding(instrument);
    Verdict verdict = admission.judge(holding, terms, null, wholePosition, now);
    Order order = new Order(id, holding, verdict.terms(), now, ++sequence);
    if (verdict.rejection() != null) {
      order.finish(OrderStatus.REJECTED);
      reject(order.snapshot(), verdict.rejection(), now);
      return;
    }
    open.add(order);
    reporter.told(ExecutionType.NEW, order.snapshot(), now);
    matching.work(order, verdict.isKilled(), now);
  }

  /** Rejects an order unseen. */
  void refuse(String id, Account account, OrderRequest request, String text, long now) {
    reject(Drafts.rejected(id, account, request, now), Rejection.option(text), now);
  }

  private void reject(OrderSnapshot order, Rejection rejection, long now) {
    open.done(order);
    reporter.rejected(order, rejection, now);
  }

  private static Rejection unknown(OrderRequest request) {
    return new Rejection(RejectReason.UNKNOWN_MARKET, "Unknown market " + request.market());
  }

  /** Replaces the terms of a working order, or tells why not and leaves it as it is. */
  void replace(Order order, Replacement change, long now) {
    Optional<Rejection> malformed =
        OrderRules.reject(order.terms(), change, order.instrument(), now);
    if (malformed.isPresent()) {
      reporter.rejected(order.snapshot(), malformed.get(), now);
      return;
    }
    Terms terms = OrderRules.terms(order.terms(), change, order.instrument());
    if (terms.quantity().compareTo(order.filled()) <= 0) {
      matching.finish(order, OrderStatus.CANCELED);
      reporter.canceled(order.snapshot(), null, "", now);
    } else if (keepsPlace(order.terms(), terms)) {
      amend(order, terms, now);
    } else {
      reenter(order, terms, now);
    }
  }

  private static boolean keepsPlace(Terms old, Terms next) {
    return next.rests()
        && next.limit().equals(old.limit())
        && next.quantity().compareTo(old.quantity()) <= 0
        && next.goodTill().equals(old.goodTill());
  }

  private void amend(Order order, Terms terms, long now) {
    open.amend(order, terms, now);
    reporter.changed(order.instrument());
    reporter.told(ExecutionType.REPLACE, order.snapshot(), now);
  }

  private void reenter(Order order, Terms terms, long now) {
    Verdict verdict = admission.judge(order.holding(), terms, order, false, now);
    if (verdict.rejection() != null) {
      reporter.rejected(order.snapshot(), verdict.rejection(), now);
      return;
    }
    open.withdraw(order);
    reporter.changed(order.instrument());
    order.reenter(terms, now, ++sequence);
    reporter.told(ExecutionType.REPLACE, order.snapshot(), now);
    matching.work(order, verdict.isKilled(), now);
  }

  /** What would become of an order at once. */
  ExecutionReport preview(
      Account account, @Nullable Instrument instrument, OrderRequest request, long now) {
    Optional<Rejection> malformed =
        instrument == null
            ? Optional.of(unknown(request))
            : OrderRules.reject(request, instrument, now);
    if (instrument == null || malformed.isPresent()) {
      OrderSnapshot rejected = Drafts.rejected("", account, request, now);
      return Drafts.refusal(rejected, malformed.orElseThrow(), now);
    }
    Holding holding = account.look(instrument);
    Terms terms = OrderRules.terms(request, instrument);
    Verdict verdict = admission.judge(holding, terms, null, false, now);
    Order order = new Order("", holding, verdict.terms(), now, sequence + 1);
    return Drafts.preview(order, verdict, now);
  }
}
