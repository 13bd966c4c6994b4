package io.tipoff.engine;

import io.tipoff.market.MarketId;
import org.jspecify.annotations.Nullable;

/**
 * What the bot knew, and what the venue said instead.
 *
 * @param market null for the account's cash
 * @param what such as {@code quantity}, {@code cost} or {@code cash}
 * @param known what the bot knew
 * @param told what the venue told
 */
public record Difference(@Nullable MarketId market, String what, String known, String told) {
  static final String QUANTITY = "quantity";
  static final String COST = "cost";
  static final String CASH = "cash";

  /** Whether something is held that nobody knows the origin of, or is not held that should be. */
  public boolean isGrave() {
    return !what.equals(COST);
  }

  @Override
  public String toString() {
    String where = market == null ? "the account" : market.slug();
    return "%s of %s: %s was known, the venue tells %s".formatted(what, where, known, told);
  }
}
