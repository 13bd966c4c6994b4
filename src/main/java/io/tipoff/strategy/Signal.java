package io.tipoff.strategy;

import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.List;

/** A wish of a strategy for one market. */
public sealed interface Signal {

  /** The name of the strategy. */
  String strategy();

  MarketId market();

  Rationale rationale();

  /**
   * The resting orders that the strategy wants in a market, all of them; no levels pull everything.
   * They stand until the next signal of the kind.
   */
  record Quotes(String strategy, MarketId market, List<Level> levels, Rationale rationale)
      implements Signal {
    public Quotes {
      levels = List.copyOf(levels);
    }
  }

  /** One resting order that is wanted. */
  record Level(Side side, Price price, Quantity quantity) {}

  /** Trade at once, at the limit or better, and rest nothing. */
  record Take(
      String strategy,
      MarketId market,
      Side side,
      Price limit,
      Quantity quantity,
      Rationale rationale)
      implements Signal {}

  /**
   * Hold as much of each market of one event as these beliefs are worth; risk decides how much that
   * is. Said again it adds nothing.
   *
   * @param beliefs at least one, each of another market
   * @param exclusive whether at most one of the markets pays YES
   */
  record Bet(String strategy, List<Belief> beliefs, boolean exclusive, Rationale rationale)
      implements Signal {
    public Bet {
      beliefs = List.copyOf(beliefs);
      if (beliefs.isEmpty()) {
        throw new IllegalArgumentException("a bet on nothing");
      }
    }

    @Override
    public MarketId market() {
      return beliefs.getFirst().market();
    }
  }
}
