package io.tipoff.event;

import io.tipoff.market.Market;
import io.tipoff.market.MarketId;

/** A market and its rules became known, or changed. */
public record MarketListed(long time, Market listing) implements MarketEvent {
  @Override
  public MarketId market() {
    return listing.id();
  }
}
