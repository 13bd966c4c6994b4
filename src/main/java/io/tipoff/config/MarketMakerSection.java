package io.tipoff.config;

import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.strategy.MarketMakerSettings;
import java.math.BigDecimal;
import java.time.Duration;

/** The keys under {@code marketMaker}. */
record MarketMakerSection(
    boolean enabled,
    @Within(min = "0.001", max = "0.5", unit = "dollars") BigDecimal spread,
    @Within(min = "0.01", max = "100000", unit = "contracts") BigDecimal quoteSize,
    @Within(min = "1", max = "5", unit = "orders") int levels,
    @Within(min = "0.0001", max = "0.2", unit = "dollars") BigDecimal levelStep,
    @Within(min = "0.01", max = "1000000", unit = "contracts") BigDecimal inventoryLimit,
    @Within(min = "0", max = "0.5", unit = "dollars") BigDecimal inventorySkew,
    @Within(min = "100ms", max = "1h") Duration refreshInterval,
    @Within(min = "0.0001", max = "0.5", unit = "dollars") BigDecimal refreshMove,
    @Within(min = "0ms", max = "1m") Duration minRequoteInterval,
    @Within(min = "0", max = "0.5", unit = "dollars") BigDecimal lowestFair,
    @Within(min = "0.5", max = "1", unit = "dollars") BigDecimal highestFair,
    @Within(min = "0s", max = "1d") Duration reduceBefore) {

  MarketMakerSettings settings() {
    return new MarketMakerSettings(
        Money.of(spread),
        Quantity.of(quoteSize),
        levels,
        Money.of(levelStep),
        Quantity.of(inventoryLimit),
        Money.of(inventorySkew),
        refreshInterval,
        Money.of(refreshMove),
        minRequoteInterval,
        Price.of(lowestFair),
        Price.of(highestFair),
        reduceBefore);
  }
}
