package io.tipoff.strategy;

import io.tipoff.book.Book;
import io.tipoff.book.BookCondition;
import io.tipoff.game.Outlook;
import io.tipoff.market.FeeRates;
import io.tipoff.market.LiquidityProgram;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.portfolio.Holding;
import java.util.List;
import java.util.Optional;

/** What a strategy may read. */
public interface View {

  /** The time of the event, nanoseconds since 1970. */
  long now();

  Market market(MarketId id);

  boolean isOpen(MarketId id);

  Book book(MarketId id);

  /** The same without our own orders, where the feed shows them: what others think. */
  Book othersBook(MarketId id);

  BookCondition condition(MarketId id);

  /** Position and live orders in a market. */
  Holding holding(MarketId id);

  /** What is known of the market's game; empty where nobody tells. */
  default Optional<Outlook> outlook(MarketId id) {
    return Optional.empty();
  }

  /** What trading in a market costs now; empty where nobody knows. */
  default Optional<FeeRates> fees(MarketId id) {
    return Optional.empty();
  }

  /** What the venue pays now for resting orders in a market. */
  default List<LiquidityProgram> programs(MarketId id) {
    return List.of();
  }

  /** What risk allows in a market at present. */
  Regime regime(MarketId id);

  /** The game that a market is about; empty while no feed told of it. */
  default Optional<GameView> game(MarketId id) {
    return Optional.empty();
  }

  /** What the models make of a market. */
  default MarketBelief belief(MarketId id) {
    return new MarketBelief.None("no models");
  }

  /** How many times as wide as usual a market should be quoted, 1 or more. */
  default int spreadFactor(MarketId id) {
    return 1;
  }
}
