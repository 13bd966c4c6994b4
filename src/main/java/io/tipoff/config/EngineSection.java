package io.tipoff.config;

import java.time.Duration;

/** The keys under {@code engine}. */
record EngineSection(
    @Within(min = "0ms", max = "10m") Duration rejectPause,
    @Within(min = "2m", max = "24h") Duration quoteLifetime) {}
