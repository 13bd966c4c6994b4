package io.tipoff.polymarket;

import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import java.util.Optional;
import java.util.SequencedMap;

/** What the venue lists, as far as it is to be traded. */
public interface Listings {

  /**
   * The markets to trade now, those that start first first.
   *
   * @throws io.tipoff.polymarket.rest.VenueException if the venue cannot be asked
   */
  SequencedMap<MarketId, Market> read() throws InterruptedException;

  /**
   * What a YES contract of a market was paid; empty until it is settled.
   *
   * @throws io.tipoff.polymarket.rest.VenueException if the venue cannot be asked
   */
  Optional<Price> settlement(MarketId market) throws InterruptedException;
}
