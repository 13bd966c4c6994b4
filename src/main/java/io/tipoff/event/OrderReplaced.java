package io.tipoff.event;

import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.util.OptionalLong;

/**
 * The order works on under new terms.
 *
 * @param quantity the order's whole quantity, what was filled before included
 * @param goodTill when it expires now, nanoseconds since 1970; empty if it does not
 */
public record OrderReplaced(
    long time, OrderId order, Price price, Quantity quantity, OptionalLong goodTill)
    implements Execution {}
