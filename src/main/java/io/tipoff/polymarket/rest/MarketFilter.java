package io.tipoff.polymarket.rest;

import io.tipoff.market.MarketId;
import java.util.List;
import java.util.Optional;

/**
 * Which markets to list; what is empty does not filter.
 *
 * @param categories such as {@code sports}
 * @param sportsMarketTypes such as {@code moneyline}
 */
public record MarketFilter(
    List<MarketId> markets,
    Optional<Boolean> active,
    Optional<Boolean> closed,
    List<String> categories,
    List<String> sportsMarketTypes) {

  /** Everything that can be traded. */
  public static final MarketFilter OPEN =
      new MarketFilter(List.of(), Optional.of(true), Optional.of(false), List.of(), List.of());

  Query query() {
    Query query = new Query().addAll("slug", markets);
    active.ifPresent(value -> query.add("active", value));
    closed.ifPresent(value -> query.add("closed", value));
    return query.addAll("categories", categories).addAll("sportsMarketTypes", sportsMarketTypes);
  }
}
