package io.tipoff.event;

import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;

/** A market opened, was suspended, closed and so on. */
public record MarketStateChanged(long time, MarketId market, MarketState state)
    implements MarketEvent {}
