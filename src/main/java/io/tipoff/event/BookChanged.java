package io.tipoff.event;

import io.tipoff.market.Ladder;
import io.tipoff.market.MarketId;

/** A whole order book, replacing what was known; both sides best first. */
public record BookChanged(long time, MarketId market, Ladder bids, Ladder offers)
    implements MarketEvent {}
