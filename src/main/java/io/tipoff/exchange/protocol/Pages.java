package io.tipoff.exchange.protocol;

import java.util.List;
import java.util.stream.Stream;

/** The part of a list that {@code limit}, {@code offset} and {@code orderDirection} ask for. */
final class Pages {
  private static final int SIZE = 100;

  private Pages() {}

  static <T> List<T> page(Stream<T> all, Query query) {
    List<T> found = all.toList();
    List<T> ordered =
        query.text("orderDirection").filter("desc"::equals).isPresent() ? found.reversed() : found;
    return ordered.stream()
        .skip(query.count("offset", 0))
        .limit(query.count("limit", SIZE))
        .toList();
  }

  /** Whether a filter that may name several values lets one through. */
  static boolean admits(List<String> wanted, String value) {
    return wanted.isEmpty() || wanted.contains(value);
  }
}
