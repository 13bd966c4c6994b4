package io.tipoff.cli;

import io.tipoff.book.Book;
import io.tipoff.book.BookRules;
import io.tipoff.book.Books;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Engine;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.Event;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.journal.Replay;
import io.tipoff.market.MarketId;

/** The books of a recording as it goes on, without orders of the bot that recorded it. */
sealed interface RecordedBooks {
  /** Takes the next event. */
  void on(Event event);

  /** A market's book. */
  Book of(MarketId market);

  /**
   * Those of a session; only one that decided can have had orders, and needs what it was configured
   * with.
   *
   * @param configuration of today
   */
  static RecordedBooks of(SessionStarted start, Configuration configuration) {
    if (!Replay.decides(start)) {
      return new OfMarket(configuration.engineSettings().books());
    }
    Engine engine = Wiring.recorded(start);
    engine.on(start);
    return new OfBot(engine);
  }

  /** Those that nobody of us had orders in. */
  final class OfMarket implements RecordedBooks {
    private final Books books;

    private OfMarket(BookRules rules) {
      this.books = new Books(rules);
    }

    @Override
    public void on(Event event) {
      switch (event) {
        case BookChanged change -> books.apply(change);
        case BestPricesChanged change -> books.apply(change);
        case StreamLost _ -> books.disconnect();
        case StreamRestored _ -> books.reconnect();
        default -> {}
      }
    }

    @Override
    public Book of(MarketId market) {
      return books.book(market);
    }
  }

  /** Those that a bot's engine had, which knows its orders. */
  final class OfBot implements RecordedBooks {
    private final Engine engine;

    private OfBot(Engine engine) {
      this.engine = engine;
    }

    @Override
    public void on(Event event) {
      engine.on(event);
    }

    @Override
    public Book of(MarketId market) {
      return engine.othersBook(market);
    }
  }
}
