package io.tipoff.event;

import io.tipoff.market.Price;
import io.tipoff.market.Quantity;

/**
 * The order works on under new terms.
 *
 * @param quantity the order's whole quantity, what was filled before included
 */
public record OrderReplaced(long time, OrderId order, Price price, Quantity quantity)
    implements Execution {}
