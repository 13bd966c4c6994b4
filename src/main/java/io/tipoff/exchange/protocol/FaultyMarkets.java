package io.tipoff.exchange.protocol;

import io.tipoff.exchange.faults.Faults;
import io.tipoff.exchange.faults.MarketFaults;

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
    floor.enter(
        () -> {
          if (faults.enforce(floor.exchange(), floor.now())) {
            floor.hub().leave();
          }
          return true;
        });
  }
}
