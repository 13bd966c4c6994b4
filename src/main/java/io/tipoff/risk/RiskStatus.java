package io.tipoff.risk;

import io.tipoff.market.Money;

/**
 * What the breaker says at an instant, for people.
 *
 * @param cause a {@link Limit} of loss or a {@link CircuitBreaker.Cause}; empty if nothing tripped
 * @param reason in words; empty if nothing tripped
 * @param latched whether only an operator ends it
 * @param calmFrom when a pause ends if nothing goes wrong until then, nanoseconds since 1970; 0 if
 *     there is none
 */
public record RiskStatus(
    BreakerLevel level,
    String cause,
    String reason,
    boolean latched,
    long calmFrom,
    Money dailyLoss,
    Money drawdown) {}
