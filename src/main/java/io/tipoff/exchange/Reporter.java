package io.tipoff.exchange;

import io.tipoff.exchange.ExecutionReport.UnsolicitedReason;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Tells the listener what happened, and names it. */
final class Reporter {
  private final ExchangeListener listener;
  private final Ids ids;
  private final SequencedSet<Instrument> changed = new LinkedHashSet<>();

  Reporter(ExchangeListener listener, Ids ids) {
    this.listener = listener;
    this.ids = ids;
  }

  void told(ExecutionType type, OrderSnapshot order, long time) {
    plain(type, order, null, null, "", time);
  }

  void rejected(OrderSnapshot order, Rejection rejection, long time) {
    plain(ExecutionType.REJECTED, order, rejection, null, rejection.text(), time);
  }

  void canceled(OrderSnapshot order, @Nullable UnsolicitedReason reason, String text, long time) {
    plain(ExecutionType.CANCELED, order, null, reason, text, time);
  }

  private void plain(
      ExecutionType type,
      OrderSnapshot order,
      @Nullable Rejection rejection,
      @Nullable UnsolicitedReason unsolicited,
      String text,
      long time) {
    listener.executed(
        new ExecutionReport(
            ids.next(),
            type,
            order,
            null,
            Quantity.ZERO,
            Money.ZERO,
            "",
            false,
            rejection == null ? null : rejection.reason(),
            unsolicited,
            text,
            time));
  }

  void filled(Order order, Fill fill) {
    OrderSnapshot snapshot = order.snapshot();
    listener.executed(
        new ExecutionReport(
            ids.next(),
            snapshot.status() == OrderStatus.FILLED
                ? ExecutionType.FILL
                : ExecutionType.PARTIAL_FILL,
            snapshot,
            fill.price(),
            fill.quantity(),
            fill.fee(),
            fill.tradeId(),
            fill.aggressor(),
            null,
            null,
            "",
            fill.time()));
  }

  void traded(Trade trade) {
    listener.traded(trade);
  }

  void booked(LedgerEntry entry) {
    listener.booked(entry);
  }

  /** The market's listeners will be told at the end of the call. */
  void changed(Instrument instrument) {
    changed.add(instrument);
  }

  /** Tells which markets changed in this call. */
  void flush(long now) {
    while (!changed.isEmpty()) {
      Instrument instrument = changed.removeFirst();
      instrument.touch(now);
      listener.marketChanged(instrument.id());
    }
  }

  /** One side of a trade. */
  record Fill(
      String tradeId, Price price, Quantity quantity, Money fee, boolean aggressor, long time) {}
}
