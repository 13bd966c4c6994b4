package io.tipoff.engine;

import io.tipoff.event.OrderId;
import io.tipoff.game.GameCondition;
import io.tipoff.game.GameId;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.strategy.Signal;

/** Who is told of decisions that lead to no command. It decides nothing. */
public interface Observer {

  /** The gate refused an order. */
  void refused(Refused refused);

  /** The venue holds something else than was known; the venue's figure is taken. */
  default void differed(Difference difference) {}

  /** What is known of a game may be built on from now on, or no longer. */
  default void gameChanged(GameId game, GameCondition condition) {}

  /** A strategy wants something in a market, the same as before or not. */
  default void signalled(Signal signal) {}

  /** A wish, whole or in part, gave way to another strategy's. */
  default void outranked(Signal signal, String reason) {}

  /** The gate approved less than this proposal, because of this limit. */
  default void shortened(Refused whole) {}

  /** A strategy wants no quotes in a market; the signal's rationale tells why. */
  default void stoodAside(Signal.Quotes quotes) {}

  /**
   * The quote that a request under way would place is no longer wanted: if it has not left, it need
   * not leave. May be told more than once.
   */
  default void unwanted(OrderId order) {}
}
