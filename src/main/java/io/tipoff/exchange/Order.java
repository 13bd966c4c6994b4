package io.tipoff.exchange;

import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TakerFees;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** An order that was accepted; while it rests it is a link of its level's queue. */
final class Order {
  private final String id;
  private final Holding holding;
  private final long created;
  private Terms terms;
  private long inserted;
  private long sequence;
  private Quantity filled = Quantity.ZERO;
  private Money traded = Money.ZERO;
  private Money fees = Money.ZERO;
  private TakerFees takerFees = new TakerFees();
  private OrderStatus status = OrderStatus.NEW;

  @Nullable Level level;
  @Nullable Order ahead;
  @Nullable Order behind;

  Order(String id, Holding holding, Terms terms, long created, long sequence) {
    this.id = id;
    this.holding = holding;
    this.terms = terms;
    this.created = created;
    this.inserted = created;
    this.sequence = sequence;
  }

  String id() {
    return id;
  }

  Holding holding() {
    return holding;
  }

  Account account() {
    return holding.account();
  }

  Instrument instrument() {
    return holding.instrument();
  }

  Terms terms() {
    return terms;
  }

  Side side() {
    return terms.side();
  }

  Price limit() {
    return terms.limit();
  }

  Quantity filled() {
    return filled;
  }

  Quantity leaves() {
    return terms.quantity().minus(filled);
  }

  /** Whether it lies in the book. */
  boolean rests() {
    return level != null;
  }

  boolean isWorking() {
    return status.isWorking();
  }

  /** Rises with every entry and every replacement: the lower came first. */
  long sequence() {
    return sequence;
  }

  /** The fees of its fills as the aggressor since it was last entered. */
  TakerFees takerFees() {
    return takerFees;
  }

  /** Trades so many contracts for so much altogether. */
  void fill(Quantity quantity, Money value, Money fee) {
    filled = filled.plus(quantity);
    traded = traded.plus(value);
    fees = fees.plus(fee);
    status = leaves().isZero() ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
  }

  /** New terms, the same place in the queue. */
  void amend(Terms newTerms, long time) {
    terms = newTerms;
    inserted = time;
    status = OrderStatus.REPLACED;
  }

  /** New terms, as if it had been entered just now. */
  void reenter(Terms newTerms, long time, long newSequence) {
    amend(newTerms, time);
    sequence = newSequence;
    takerFees = new TakerFees();
  }

  void finish(OrderStatus end) {
    status = end;
  }

  OrderSnapshot snapshot() {
    return new OrderSnapshot(
        id,
        account().id(),
        instrument().id(),
        terms.intent(),
        terms.type(),
        terms.sentPrice(),
        terms.quantity(),
        terms.cash(),
        filled,
        isWorking() ? leaves() : Quantity.ZERO,
        terms.timeInForce(),
        terms.goodTill(),
        terms.postOnly(),
        status,
        averagePrice(traded, filled),
        fees,
        created,
        inserted);
  }

  /** The mean price of fills, rounded half even to the price's scale; null for none. */
  static @Nullable Price averagePrice(Money value, Quantity quantity) {
    if (quantity.isZero()) {
      return null;
    }
    BigDecimal mean =
        BigDecimal.valueOf(value.units())
            .divide(BigDecimal.valueOf(quantity.units()), 0, RoundingMode.HALF_EVEN);
    return Price.ofUnits(mean.intValueExact());
  }
}
