package io.tipoff.config;

import io.tipoff.polymarket.VenueSettings;
import java.net.URI;
import java.time.Duration;

/** The keys under {@code venue}. */
record VenueSection(
    URI url,
    URI publicUrl,
    @Within(min = "1", max = "100000", unit = "requests") int requestsPerSecond,
    @Within(min = "0", max = "1000", unit = "requests") int cancelReserve,
    @Within(min = "10ms", max = "1m") Duration maxDecisionAge,
    @Within(min = "100ms", max = "1m") Duration requestTimeout,
    boolean wholeBooks,
    boolean collateralReturn,
    @Within(min = "1s", max = "10m") Duration silenceLimit,
    @Within(min = "1s", max = "1h") Duration pollInterval,
    @Within(min = "1s", max = "10m") Duration ordersInterval,
    @Within(min = "5s", max = "1h") Duration accountInterval) {

  VenueSettings settings() {
    return new VenueSettings(
        url,
        publicUrl,
        requestsPerSecond,
        cancelReserve,
        maxDecisionAge,
        requestTimeout,
        wholeBooks,
        silenceLimit,
        pollInterval,
        ordersInterval,
        accountInterval);
  }
}
