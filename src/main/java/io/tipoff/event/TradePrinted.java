package io.tipoff.event;

import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;

/**
 * Two other parties traded.
 *
 * @param aggressor the side of the order that took what rested
 */
public record TradePrinted(
    long time, MarketId market, Price price, Quantity quantity, Side aggressor)
    implements MarketEvent {}
