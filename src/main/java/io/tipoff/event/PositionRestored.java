package io.tipoff.event;

import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;

/**
 * A position that was held before the session.
 *
 * @param strategy the strategy that owns it
 * @param quantity contracts, negative for a short
 * @param cost what was paid for it; negative for the proceeds of a short
 */
public record PositionRestored(
    long time, MarketId market, String strategy, Quantity quantity, Money cost)
    implements SessionEvent {}
