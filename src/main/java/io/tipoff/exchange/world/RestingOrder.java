package io.tipoff.exchange.world;

import io.tipoff.market.Side;

/** An order of a maker. */
final class RestingOrder {
  /** What it is for; the price in cents. */
  record Terms(Side side, int cents, long contracts) {}

  private final String id;
  private final Terms terms;
  private final Quotes owner;
  private long leaves;

  RestingOrder(String id, Terms terms, Quotes owner) {
    this.id = id;
    this.terms = terms;
    this.owner = owner;
    this.leaves = terms.contracts();
  }

  String id() {
    return id;
  }

  int cents() {
    return terms.cents();
  }

  /** Contracts that may still trade; 0 once it ended in whatever way. */
  long leaves() {
    return leaves;
  }

  void filled(long contracts) {
    leaves -= contracts;
    owner.traded(terms.side() == Side.BUY ? contracts : -contracts);
  }

  void end() {
    leaves = 0;
  }
}
