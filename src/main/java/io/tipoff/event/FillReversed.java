package io.tipoff.event;

import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;

/**
 * The venue undid a fill of the order after the fact.
 *
 * @param trade the venue's id of the trade
 * @param price of the fill that was undone
 * @param quantity of the fill that was undone
 * @param fee that was charged for it and is given back; negative for a rebate that is taken back
 */
public record FillReversed(
    long time, OrderId order, String trade, Price price, Quantity quantity, Money fee)
    implements Execution {}
