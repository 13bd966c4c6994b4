package io.tipoff.store;

import io.tipoff.market.MarketId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Markets in one column: their slugs, a space between two; slugs have none. */
final class Slugs {
  private Slugs() {}

  static String join(List<MarketId> markets) {
    return markets.stream().map(MarketId::slug).collect(Collectors.joining(" "));
  }

  static List<MarketId> split(String column) {
    return Arrays.stream(column.split(" "))
        .filter(slug -> !slug.isEmpty())
        .map(MarketId::new)
        .toList();
  }
}
