package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.event.Event;
import io.tipoff.market.MarketId;
import io.tipoff.polymarket.BookPoller;
import io.tipoff.polymarket.BookSource;
import io.tipoff.polymarket.BookStream;
import io.tipoff.polymarket.IncentivePoller;
import io.tipoff.polymarket.MarketFeed;
import io.tipoff.polymarket.stream.StreamClient;
import io.tipoff.polymarket.stream.StreamCounters;
import java.util.Optional;
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
        rewarded(
            poll ? poller(access, events) : stream(access, events, refused),
            access,
            configuration,
            events),
        configuration.universeRefresh(),
        WallClock::nanos,
        events::put);
  }

  /** Rewards are told to those who have a key alone. */
  private static BookSource rewarded(
      BookSource books, VenueAccess access, Configuration configuration, Events events) {
    if (configuration.incentives() == null || access.keyId().isEmpty()) {
      return books;
    }
    return new Rewarded(
        books,
        new IncentivePoller(
            IncentivePoller.Programs.of(access.incentives()),
            configuration.incentivesRefresh(),
            WallClock::nanos,
            events::put));
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
    public Optional<StreamCounters> counters() {
      return books.counters();
    }

    @Override
    public void close() {
      books.close();
      sockets.close();
    }
  }

  /** Books, and what is paid for resting in them. */
  private record Rewarded(BookSource books, IncentivePoller rewards) implements BookSource {
    @Override
    public void follow(Set<MarketId> markets) {
      books.follow(markets);
      rewards.follow(markets);
    }

    @Override
    public Optional<StreamCounters> counters() {
      return books.counters();
    }

    @Override
    public void close() {
      rewards.close();
      books.close();
    }
  }
}
