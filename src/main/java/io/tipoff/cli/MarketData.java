package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.event.Event;
import io.tipoff.market.MarketId;
import io.tipoff.polymarket.BookPoller;
import io.tipoff.polymarket.BookSource;
import io.tipoff.polymarket.BookStream;
import io.tipoff.polymarket.MarketFeed;
import io.tipoff.polymarket.stream.StreamClient;
import java.util.Set;

/** Where a mode gets the venue's market data from. */
final class MarketData {
  /** Who takes it; may block. */
  interface Events {
    void put(Event event) throws InterruptedException;
  }

  private MarketData() {}

  /**
   * A feed that has not begun.
   *
   * @param poll whether the books are read one by one instead of streamed
   * @param refused is run if the venue does not accept the key
   * @throws Refused if a stream is wanted but there is no key
   */
  static MarketFeed open(
      VenueAccess access,
      Configuration configuration,
      boolean poll,
      Events events,
      Runnable refused) {
    return new MarketFeed(
        access.universe(configuration.universe()),
        poll ? poller(access, events) : stream(access, events, refused),
        configuration.universeRefresh(),
        WallClock::nanos,
        events::put);
  }

  private static BookSource poller(VenueAccess access, Events events) {
    return new BookPoller(
        access.markets(), access.settings().pollInterval(), WallClock::nanos, events::put);
  }

  private static BookSource stream(VenueAccess access, Events events, Runnable refused) {
    StreamClient sockets = new StreamClient();
    try {
      BookStream books =
          new BookStream(
              access.stream(sockets), access.settings().wholeBooks(), events::put, refused);
      return new OwnSockets(books, sockets);
    } catch (Refused e) {
      sockets.close();
      throw e;
    }
  }

  /** A stream with the sockets that are its alone. */
  private record OwnSockets(BookStream books, StreamClient sockets) implements BookSource {
    @Override
    public void follow(Set<MarketId> markets) {
      books.follow(markets);
    }

    @Override
    public void close() {
      books.close();
      sockets.close();
    }
  }
}
