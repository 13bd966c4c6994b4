package io.tipoff.event;

import io.tipoff.market.Money;

/**
 * Cash came to the account or left it, by no trade of ours; it is neither profit nor loss.
 *
 * @param amount above 0 for a deposit, below 0 for a withdrawal
 */
public record FundsMoved(long time, Money amount) implements SessionEvent {}
