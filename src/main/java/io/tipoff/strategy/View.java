package io.tipoff.strategy;

import io.tipoff.book.Book;
import io.tipoff.book.BookCondition;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.portfolio.Holding;

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

  /** What risk allows in a market at present. */
  Regime regime(MarketId id);

  /** How many times as wide as usual a market should be quoted, 1 or more. */
  default int spreadFactor(MarketId id) {
    return 1;
  }
}
