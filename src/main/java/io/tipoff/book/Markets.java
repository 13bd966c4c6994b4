package io.tipoff.book;

import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import java.util.HashMap;
import java.util.Map;

/** What is known of each market: its rules, and whether it is open. */
public final class Markets {
  private final Map<MarketId, Market> listed = new HashMap<>();
  private final Map<MarketId, MarketState> states = new HashMap<>();

  public void apply(MarketListed event) {
    listed.put(event.market(), event.listing());
  }

  public void apply(MarketStateChanged event) {
    states.put(event.market(), event.state());
  }

  /** A market as listed; one of unknown rules if it never was. */
  public Market market(MarketId id) {
    Market market = listed.get(id);
    return market == null ? Market.unknown(id) : market;
  }

  /** Whether the venue said that the market trades; false while it said nothing. */
  public boolean isOpen(MarketId id) {
    return states.get(id) == MarketState.OPEN;
  }
}
