package io.tipoff.polymarket;

import java.time.Duration;

/**
 * How often the account is read.
 *
 * @param orders between two reads of the open orders
 * @param account between two reads of activities, positions and cash
 */
public record ReconcilerSettings(Duration orders, Duration account) {}
