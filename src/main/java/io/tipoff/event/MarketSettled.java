package io.tipoff.event;

import io.tipoff.market.MarketId;
import io.tipoff.market.Price;

/** A market was resolved: each YES contract pays this much, usually 1 or 0. */
public record MarketSettled(long time, MarketId market, Price price) implements MarketEvent {}
