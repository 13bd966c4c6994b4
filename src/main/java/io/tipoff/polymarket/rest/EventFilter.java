package io.tipoff.polymarket.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which events to list; what is empty does not filter.
 *
 * @param startsAfter the earliest start
 * @param startsBefore the latest start
 * @param seriesIds the venue's numbers
 */
public record EventFilter(
    Optional<Boolean> active,
    Optional<Boolean> closed,
    Optional<Boolean> live,
    Optional<Instant> startsAfter,
    Optional<Instant> startsBefore,
    List<String> slugs,
    List<String> seriesIds,
    List<String> categories) {

  /** Everything that can be traded. */
  public static final EventFilter OPEN =
      new EventFilter(
          Optional.of(true),
          Optional.of(false),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of());

  Query query() {
    Query query = new Query();
    active.ifPresent(value -> query.add("active", value));
    closed.ifPresent(value -> query.add("closed", value));
    live.ifPresent(value -> query.add("live", value));
    startsAfter.ifPresent(value -> query.add("startTimeMin", value));
    startsBefore.ifPresent(value -> query.add("startTimeMax", value));
    return query
        .addAll("slug", slugs)
        .addAll("seriesId", seriesIds)
        .addAll("categories", categories);
  }
}
