package io.tipoff.exchange;

import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;

/**
 * A position as it stands at one moment.
 *
 * @param quantity contracts; negative for a short
 * @param bought contracts bought so far
 * @param sold contracts sold so far
 * @param cost what the open contracts cost, fees apart; of a short what its NO contracts cost
 * @param realized profit of closed contracts, fees apart
 * @param available contracts that no working order offers to close
 * @param expired whether the market was settled
 * @param updated nanoseconds since 1970
 */
public record PositionSnapshot(
    MarketId market,
    Quantity quantity,
    Quantity bought,
    Quantity sold,
    Money cost,
    Money realized,
    Quantity available,
    boolean expired,
    long updated) {}
