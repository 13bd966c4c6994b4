package io.tipoff.risk;

import io.tipoff.market.Money;

/**
 * What holds where orders cost real money, whatever else allows more; exits are not held to it.
 *
 * @param orderNotional the most that one order may cost, a short one at a dollar less its price
 * @param ordersPerMinute orders, replacements included, that may be sent in any minute
 * @param dayNotional what the fills of a trade day may cost together
 */
public record HardCaps(Money orderNotional, int ordersPerMinute, Money dayNotional) {}
