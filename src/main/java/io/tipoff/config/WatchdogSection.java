package io.tipoff.config;

import java.time.Duration;

/** The keys under {@code watchdog}. */
record WatchdogSection(@Within(min = "2s", max = "10m") Duration patience) {}
