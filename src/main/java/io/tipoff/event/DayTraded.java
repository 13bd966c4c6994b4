package io.tipoff.event;

import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;

/**
 * What earlier sessions traded in a market since the trade day began.
 *
 * @param contracts that traded, exits included
 * @param notional what the contracts cost that were not exits, a short one at 1 dollar less its
 *     price
 */
public record DayTraded(long time, MarketId market, Quantity contracts, Money notional)
    implements SessionEvent {}
