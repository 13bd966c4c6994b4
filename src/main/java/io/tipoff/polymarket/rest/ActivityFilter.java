package io.tipoff.polymarket.rest;

import io.tipoff.market.MarketId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which activities to list; what is empty does not filter.
 *
 * @param types the venue's names without their prefix, such as {@code TRADE}
 * @param oldestFirst the venue's own order is the newest first
 */
public record ActivityFilter(
    Optional<MarketId> market,
    List<String> types,
    Optional<Instant> start,
    Optional<Instant> end,
    boolean oldestFirst) {

  /** The trades since a moment, in their order. */
  public static ActivityFilter tradesSince(Instant start) {
    return new ActivityFilter(
        Optional.empty(), List.of("TRADE"), Optional.of(start), Optional.empty(), true);
  }

  Query query() {
    Query query = new Query();
    market.ifPresent(id -> query.add("marketSlug", id.slug()));
    query.addAll("types", types.stream().map(type -> "ACTIVITY_TYPE_" + type).toList());
    start.ifPresent(time -> query.add("startTime", time));
    end.ifPresent(time -> query.add("endTime", time));
    return query.add("sortOrder", oldestFirst ? "SORT_ORDER_ASCENDING" : "SORT_ORDER_DESCENDING");
  }
}
