package io.tipoff.strategy;

import io.tipoff.market.Liquidity;
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

  /** The same wish with another reason. */
  default Signal because(String reason) {
    Rationale why = rationale().because(reason);
    return switch (this) {
      case Quotes(var strategy, var market, var levels, _) ->
          new Quotes(strategy, market, levels, why);
      case Pull(var strategy, var market, _) -> new Pull(strategy, market, why);
      case Take(var strategy, var market, var side, var limit, var quantity, _) ->
          new Take(strategy, market, side, limit, quantity, why);
      case Bet(var strategy, var beliefs, var exclusive, var how, _) ->
          new Bet(strategy, beliefs, exclusive, how, why);
    };
  }

  /**
   * The resting orders that the strategy wants in a market, all of them; no levels pull everything.
   * They stand until the next signal of the kind.
   */
  record Quotes(String strategy, MarketId market, List<Level> levels, Rationale rationale)
      implements Signal {
    public Quotes {
      levels = List.copyOf(levels);
    }

    /** The same wish with other levels. */
    Quotes with(List<Level> others) {
      return new Quotes(strategy, market, others, rationale);
    }
  }

  /**
   * Nothing is to rest in a market, whoever wanted it: what it was priced on no longer holds. Each
   * strategy's quotes come back with its next ones.
   */
  record Pull(String strategy, MarketId market, Rationale rationale) implements Signal {}

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
      implements Signal {

    /** The same wish for another quantity. */
    Take of(Quantity other) {
      return new Take(strategy, market, side, limit, other, rationale);
    }
  }

  /**
   * Hold as much of each market of one event as these beliefs are worth; risk decides how much that
   * is. Said again it adds nothing.
   *
   * @param beliefs at least one, each of another market
   * @param exclusive whether at most one of the markets pays YES
   * @param how whether to take the best prices or to rest at them
   */
  record Bet(
      String strategy, List<Belief> beliefs, boolean exclusive, Liquidity how, Rationale rationale)
      implements Signal {

    /** A bet at once. */
    public Bet(String strategy, List<Belief> beliefs, boolean exclusive, Rationale rationale) {
      this(strategy, beliefs, exclusive, Liquidity.TAKER, rationale);
    }

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
