package io.tipoff.strategy;

import io.tipoff.market.MarketId;

/** Where a strategy says what it wants. */
public interface Wishes {

  void send(Signal signal);

  /**
   * Asks for a review of a market at a later time, nanoseconds since 1970. It is not asked for
   * again while an earlier one is to come: who is woken too early asks anew.
   */
  void wake(MarketId market, long at);
}
