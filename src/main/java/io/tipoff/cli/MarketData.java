package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.event.Event;
import io.tipoff.polymarket.BookPoller;
import io.tipoff.polymarket.BookSource;
import io.tipoff.polymarket.MarketFeed;

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
   * @throws Refused if a stream is wanted but there is no key
   */
  static MarketFeed open(
      VenueAccess access, Configuration configuration, boolean poll, Events events) {
    BookSource books = poll ? poller(access, events) : stream(access, events);
    return new MarketFeed(
        access.universe(configuration.universe()),
        books,
        configuration.universeRefresh(),
        WallClock::nanos,
        events::put);
  }

  private static BookSource poller(VenueAccess access, Events events) {
    return new BookPoller(
        access.markets(), access.settings().pollInterval(), WallClock::nanos, events::put);
  }

  private static BookSource stream(VenueAccess access, Events events) {
    throw new Refused("no stream yet");
  }
}
