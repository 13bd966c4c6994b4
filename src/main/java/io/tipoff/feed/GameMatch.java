package io.tipoff.feed;

import io.tipoff.game.GameId;
import io.tipoff.game.MarketSide;
import java.util.List;

/** What became of looking for a feed's game among the venue's. */
public sealed interface GameMatch {

  /**
   * It is this one.
   *
   * @param markets those whose YES side is known for sure
   * @param confidence 0 to 1; 1 for a match that the venue gives itself
   */
  record Found(GameId game, List<MarketSide> markets, double confidence) implements GameMatch {
    public Found {
      markets = List.copyOf(markets);
    }
  }

  /** It may be any of these. */
  record Ambiguous(List<GameId> games) implements GameMatch {
    public Ambiguous {
      games = List.copyOf(games);
    }
  }

  /**
   * It is none of them.
   *
   * @param reason in words
   */
  record None(String reason) implements GameMatch {}
}
