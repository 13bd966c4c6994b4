package io.tipoff.paper;

import io.tipoff.event.OrderId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TakerFees;
import io.tipoff.portfolio.Collateral;
import io.tipoff.portfolio.OrderTerms;
import java.util.ArrayList;
import java.util.List;

/** One of the bot's orders at the simulated venue. */
final class PaperOrder {
  /** Contracts ahead of an order where the feed does not show them. */
  private static final long UNKNOWN = Long.MAX_VALUE;

  private final OrderId id;
  private OrderTerms terms;
  private Quantity filled = Quantity.ZERO;
  private long ahead = UNKNOWN;
  private long arrivedAt;

  /** What joined its price after it, each in 1/10,000 contract. */
  private final List<Long> behind = new ArrayList<>(4);

  private final TakerFees takerFees = new TakerFees();

  PaperOrder(OrderId id, OrderTerms terms, long arrivedAt) {
    this.id = id;
    this.terms = terms;
    this.arrivedAt = arrivedAt;
  }

  OrderId id() {
    return id;
  }

  OrderTerms terms() {
    return terms;
  }

  Side side() {
    return terms.side();
  }

  Price price() {
    return terms.price();
  }

  Quantity leaves() {
    return terms.quantity().minus(filled);
  }

  Quantity filled() {
    return filled;
  }

  boolean isDone() {
    return !leaves().isPositive();
  }

  /** When it came to its present place in the queue, nanoseconds since 1970. */
  long arrivedAt() {
    return arrivedAt;
  }

  TakerFees takerFees() {
    return takerFees;
  }

  Collateral.Claim claim() {
    return new Collateral.Claim(side(), price(), leaves());
  }

  void fill(Quantity quantity) {
    filled = filled.plus(quantity);
  }

  /**
   * Whether it would keep its place in the queue under new terms: only if it just shrinks. A new
   * end may or may not cost the place at the venue; the worse is taken for true.
   */
  boolean keepsPlace(OrderTerms newTerms) {
    return newTerms.price().equals(price())
        && newTerms.quantity().compareTo(terms.quantity()) <= 0
        && newTerms.goodTill().equals(terms.goodTill());
  }

  /** Works on under new terms. */
  void replace(OrderTerms newTerms, long now) {
    boolean keepsPlace = keepsPlace(newTerms);
    terms = newTerms;
    if (!keepsPlace) {
      ahead = UNKNOWN;
      behind.clear();
      arrivedAt = now;
    }
  }

  /** Contracts, in 1/10,000, that trade at its price before it does. */
  long ahead() {
    return ahead;
  }

  /** No more than so many contracts, in 1/10,000, can be ahead. */
  void capAhead(long units) {
    ahead = Math.min(ahead, units);
  }

  /** So many contracts, in 1/10,000, joined its price. */
  void joinedBehind(long units) {
    behind.add(units);
  }

  /**
   * So many contracts, in 1/10,000, were cancelled at its price. Returns whether they are just what
   * joined behind it at one time: then it is taken for granted that these went.
   */
  boolean leftBehind(long units) {
    return behind.remove(units);
  }

  /** So many contracts, in 1/10,000, that were ahead are gone. */
  void passAhead(long units) {
    if (ahead != UNKNOWN) {
      ahead = Math.max(0, ahead - units);
    }
  }
}
