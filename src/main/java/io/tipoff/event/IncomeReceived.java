package io.tipoff.event;

import io.tipoff.market.Money;

/**
 * The venue paid or charged something that belongs to no trade, such as a reward for liquidity or
 * fees given back; it is profit or loss.
 *
 * @param amount above 0 for what was paid to us
 * @param kind the venue's name for it
 */
public record IncomeReceived(long time, Money amount, String kind) implements SessionEvent {}
