package io.tipoff.event;

import io.tipoff.market.Money;

/**
 * Where the breaker and its measures stood before the session.
 *
 * @param highWaterMark the highest equity so far
 * @param dayStart the equity at the start of the trade day
 * @param tripped whether the breaker allowed only exits
 */
public record RiskRestored(long time, Money highWaterMark, Money dayStart, boolean tripped)
    implements SessionEvent {}
