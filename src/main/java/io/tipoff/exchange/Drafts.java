package io.tipoff.exchange;

import io.tipoff.exchange.Admission.Verdict;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What is told of orders that never were: refused ones and previews. */
final class Drafts {
  private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(Quantity.SCALE);

  private Drafts() {}

  /** A refused order as far as its terms could be read. */
  static OrderSnapshot rejected(String id, Account account, OrderRequest request, long now) {
    return new OrderSnapshot(
        id,
        account.id(),
        request.market(),
        request.intent(),
        request.type(),
        request.price(),
        quantity(request.quantity()),
        request.cash(),
        Quantity.ZERO,
        Quantity.ZERO,
        request.timeInForce(),
        request.goodTill(),
        request.postOnly(),
        OrderStatus.REJECTED,
        null,
        Money.ZERO,
        now,
        now);
  }

  /** What was asked for; what cannot be a quantity is told as the nearest one that can. */
  private static Quantity quantity(@Nullable BigDecimal sent) {
    if (sent == null) {
      return Quantity.ZERO;
    }
    BigDecimal largest = new BigDecimal(OrderRules.LARGEST.toString());
    BigDecimal bounded = sent.min(largest).max(largest.negate());
    return bounded.abs().compareTo(SMALLEST) < 0
        ? Quantity.ZERO
        : Quantity.of(bounded.setScale(Quantity.SCALE, RoundingMode.DOWN));
  }

  static ExecutionReport refusal(OrderSnapshot order, Rejection rejection, long now) {
    return report(ExecutionType.REJECTED, order, null, Quantity.ZERO, rejection, now);
  }

  /** What an order that was judged would come to at once. */
  static ExecutionReport preview(Order order, Verdict verdict, long now) {
    if (verdict.rejection() != null) {
      order.finish(OrderStatus.REJECTED);
      return refusal(order.snapshot(), verdict.rejection(), now);
    }
    Sweep sweep = verdict.isKilled() ? Sweep.NOTHING : verdict.sweep();
    if (sweep.quantity().isPositive()) {
      order.fill(sweep.quantity(), sweep.value(), sweep.fees());
    }
    if (order.isWorking() && !verdict.terms().rests()) {
      order.finish(OrderStatus.CANCELED);
    }
    OrderSnapshot snapshot = order.snapshot();
    return report(type(snapshot), snapshot, snapshot.averagePrice(), sweep.quantity(), null, now);
  }

  private static ExecutionType type(OrderSnapshot order) {
    return switch (order.status()) {
      case FILLED -> ExecutionType.FILL;
      case PARTIALLY_FILLED -> ExecutionType.PARTIAL_FILL;
      case CANCELED ->
          order.filled().isZero() ? ExecutionType.CANCELED : ExecutionType.PARTIAL_FILL;
      case NEW, REPLACED, REJECTED, EXPIRED -> ExecutionType.NEW;
    };
  }

  private static ExecutionReport report(
      ExecutionType type,
      OrderSnapshot order,
      @Nullable Price price,
      Quantity quantity,
      @Nullable Rejection rejection,
      long now) {
    return new ExecutionReport(
        "",
        type,
        order,
        price,
        quantity,
        order.fees(),
        "",
        quantity.isPositive(),
        rejection == null ? null : rejection.reason(),
        null,
        rejection == null ? "" : rejection.text(),
        now);
  }
}
