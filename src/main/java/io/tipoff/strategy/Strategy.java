package io.tipoff.strategy;

import io.tipoff.event.Event;
import io.tipoff.market.MarketId;

/** Something that wants orders. It keeps no orders and no money: those are in the view. */
public interface Strategy {

  /** The name under which its orders, profits and losses are kept. */
  String name();

  /**
   * Thinks about one market.
   *
   * @param cause what happened there, or the timer that it asked for
   * @param view everything that the engine knows
   * @param out where its wishes go
   */
  void review(MarketId market, Event cause, View view, Wishes out);
}
