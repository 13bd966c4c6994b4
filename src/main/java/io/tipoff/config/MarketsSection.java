package io.tipoff.config;

import io.tipoff.market.MarketId;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.UniverseFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The keys under {@code markets}. */
record MarketsSection(
    List<MarketId> slugs,
    List<String> leagues,
    List<String> types,
    @Within(min = "0ms", max = "366d") Duration startsWithin,
    @Within(min = "0", max = "1000000000", unit = "contracts") BigDecimal minimumVolume,
    @Within(min = "1", max = "2000", unit = "markets") int most,
    @Within(min = "10s", max = "1d") Duration refresh) {

  UniverseFilter filter() {
    return new UniverseFilter(
        slugs, leagues, types, startsWithin, Quantity.of(minimumVolume), most);
  }
}
