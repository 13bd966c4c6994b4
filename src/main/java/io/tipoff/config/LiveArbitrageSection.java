package io.tipoff.config;

import io.tipoff.market.Quantity;
import io.tipoff.strategy.LeadSettings;
import io.tipoff.strategy.LiveArbitrageSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The keys under {@code liveArbitrage}. */
record LiveArbitrageSection(
    boolean enabled,
    List<String> trusted,
    @Within(min = "100ms", max = "10m") Duration leadWindow,
    @Within(min = "0.001", max = "1", unit = "dollars") BigDecimal leadMove,
    @Within(min = "2", max = "10000", unit = "changes") int leadSamples,
    @Within(min = "0", max = "10", unit = "standard errors") BigDecimal leadSigmas,
    @Within(min = "0ms", max = "10m") Duration leastLead,
    @Within(min = "0", max = "0.5", unit = "dollars") BigDecimal minimumEdge,
    @Within(min = "0", max = "10", unit = "sigmas") BigDecimal sigmas,
    @Within(min = "0", max = "1", unit = "of the move") BigDecimal moveError,
    @Within(min = "10ms", max = "1h") Duration oldest,
    @Within(min = "0.01", max = "1000000", unit = "contracts") BigDecimal quantity,
    @Within(min = "0.01", max = "1000000", unit = "dollars") BigDecimal eventStake,
    @Within(min = "0ms", max = "1d") Duration coolDown,
    @Within(min = "0", max = "100", unit = "ticks") int collarTicks,
    @Within(min = "0.001", max = "1", unit = "dollars") BigDecimal stop,
    @Within(min = "100ms", max = "1d") Duration hold) {

  LiveArbitrageSettings settings() {
    return new LiveArbitrageSettings(
        new LeadSettings(
            leadWindow, leadMove.doubleValue(), leadSamples, leadSigmas.doubleValue(), leastLead),
        trusted,
        minimumEdge.doubleValue(),
        sigmas.doubleValue(),
        moveError.doubleValue(),
        oldest,
        Quantity.of(quantity),
        eventStake.doubleValue(),
        coolDown,
        collarTicks,
        stop.doubleValue(),
        hold);
  }
}
