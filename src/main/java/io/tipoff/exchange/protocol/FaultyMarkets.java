package io.tipoff.exchange.protocol;

import io.tipoff.exchange.MarketSnapshot;
import io.tipoff.exchange.faults.Faults;
import io.tipoff.exchange.faults.MarketFaults;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Gives markets the states that faults want, and takes them back. */
final class FaultyMarkets {
  private final ExchangeFloor floor;
  private final MarketFaults faults;

  FaultyMarkets(ExchangeFloor floor, Faults faults) {
    this.floor = floor;
    this.faults = new MarketFaults(faults);
  }

  /** Does what has to be done by now; one thread at a time. */
  void enforce() {
    if (faults.isIdle()) {
      return;
    }
    boolean maintenance = faults.maintenanceBegins();
    floor.enter(
        () -> {
          if (maintenance) {
            floor.exchange().cancelEverything(floor.now());
          }
          faults
              .changes(states())
              .forEach((market, state) -> floor.exchange().setState(market, state, floor.now()));
          if (maintenance) {
            floor.hub().leave();
          }
          return true;
        });
  }

  private SequencedMap<MarketId, MarketState> states() {
    SequencedMap<MarketId, MarketState> states = new LinkedHashMap<>();
    for (MarketId id : floor.exchange().markets()) {
      MarketSnapshot market = floor.exchange().market(id).orElseThrow();
      if (market.settlement() == null) {
        states.put(id, market.state());
      }
    }
    return states;
  }
}
