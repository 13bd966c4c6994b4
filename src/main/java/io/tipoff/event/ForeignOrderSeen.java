package io.tipoff.event;

import io.tipoff.market.MarketId;

/**
 * An order came up that this bot did not make: somebody else trades with the same key.
 *
 * @param venueId the venue's id of it
 */
public record ForeignOrderSeen(long time, MarketId market, String venueId)
    implements AccountEvent {}
