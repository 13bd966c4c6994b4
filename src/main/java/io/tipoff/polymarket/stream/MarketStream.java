package io.tipoff.polymarket.stream;

import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.Event;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Books and trades of any number of markets, over as many connections as they need.
 *
 * <p>{@link StreamLost} is news of all books, so the first connection that is lost is told, and
 * {@link StreamRestored} when none is missing any more. Then the last book of every market whose
 * connection was there already is told again with the time of now: such a book is still the
 * venue's, and nobody else would say so before it changes.
 */
public final class MarketStream extends VenueStream {
  /** Where it is listened to. */
  public static final String PATH = "/v1/ws/markets";

  /** How much of a market is listened to, trades apart. */
  public enum Detail {
    /** Whole books. */
    BOOKS,
    /** Best prices without sizes. */
    BEST_PRICES
  }

  private final SubscriptionType type;
  private final MarketListener listener;
  private final MarketTable table = new MarketTable();
  private final List<MarketConnection> connections = new CopyOnWriteArrayList<>();
  private final Map<MarketId, MarketState> states = new HashMap<>();
  private final Map<MarketId, Integer> strikes = new HashMap<>();
  private Set<MarketId> wanted = new LinkedHashSet<>();
  private boolean believed;

  /** A stream of no market yet, which connects when it is given some. */
  public MarketStream(StreamSetup setup, Detail detail, MarketListener listener) {
    super(setup, PATH);
    this.type =
        detail == Detail.BOOKS ? SubscriptionType.MARKET_DATA : SubscriptionType.MARKET_DATA_LITE;
    this.listener = listener;
  }

  /** Listens to exactly these markets from now on. */
  public void subscribe(Collection<MarketId> markets) {
    List<MarketConnection> idle;
    lock.lock();
    try {
      if (isClosed()) {
        return;
      }
      Set<MarketId> added = new LinkedHashSet<>(markets);
      added.removeAll(wanted);
      Set<MarketId> removed = new HashSet<>(wanted);
      removed.removeAll(Set.copyOf(markets));
      wanted = new LinkedHashSet<>(markets);
      table.set(wanted);
      idle = remove(removed);
      add(added);
    } finally {
      lock.unlock();
    }
    idle.forEach(MarketConnection::close);
  }

  /** How many connections there are, those that try to come back included. */
  public int connections() {
    lock.lock();
    try {
      return connections.size();
    } finally {
      lock.unlock();
    }
  }

  @Override
  void closeConnections() {
    connections.forEach(MarketConnection::close);
  }

  private void add(Set<MarketId> added) {
    List<MarketId> all = List.copyOf(added);
    for (int i = 0; i < all.size(); i += MarketGroup.MOST_MARKETS) {
      int end = Math.min(all.size(), i + MarketGroup.MOST_MARKETS);
      place(new MarketGroup(all.subList(i, end)));
    }
  }

  /** Gives a group to a connection that has room for it. */
  void place(MarketGroup group) {
    for (MarketConnection connection : connections) {
      if (connection.hasRoom()) {
        connection.add(group);
        return;
      }
    }
    MarketConnection connection = new MarketConnection(this, table, type);
    connections.add(connection);
    connection.add(group);
    connection.start();
  }

  /** Ends a connection that has nothing to ask for. */
  void retire(MarketConnection connection) {
    connections.remove(connection);
    connection.close();
  }

  /** Forgets markets; the connections that are left without any. */
  private List<MarketConnection> remove(Set<MarketId> removed) {
    states.keySet().removeAll(removed);
    strikes.keySet().removeAll(removed);
    List<MarketConnection> idle = new ArrayList<>();
    for (MarketConnection connection : connections) {
      connection.remove(removed);
      if (connection.isIdle()) {
        idle.add(connection);
      }
    }
    connections.removeAll(idle);
    if (!idle.isEmpty() && !connections.isEmpty()) {
      believeIfAllUp();
    }
    return idle;
  }

  boolean wants(MarketId market) {
    return wanted.contains(market);
  }

  void tell(Event event) {
    tell(() -> listener.on(event));
  }

  /** Tells a market's state if it is another one than before. */
  void tellState(long time, MarketId market, @Nullable MarketState state) {
    if (state != null && states.put(market, state) != state) {
      tell(new MarketStateChanged(time, market, state));
    }
  }

  void problem(String text) {
    tell(() -> listener.problem(text));
  }

  /** A book could be read again. */
  void readable(MarketId market) {
    if (!strikes.isEmpty()) {
      strikes.remove(market);
    }
  }

  /** A book could not be read; how often in a row. */
  int strike(MarketId market) {
    return strikes.merge(market, 1, Integer::sum);
  }

  /** A connection that was up is not. */
  void lost(String reason) {
    if (believed) {
      believed = false;
      tell(new StreamLost(now(), reason));
    }
  }

  /** A connection came up and has asked for its markets. */
  void believeIfAllUp() {
    if (believed || connections.stream().anyMatch(MarketConnection::isDown)) {
      return;
    }
    believed = true;
    long now = now();
    tell(new StreamRestored(now));
    for (MarketConnection connection : connections) {
      connection.lastBooks().forEach(book -> tell(withTime(book, now)));
    }
  }

  private static Event withTime(MarketEvent book, long time) {
    return switch (book) {
      case BookChanged(_, var market, var bids, var offers) ->
          new BookChanged(time, market, bids, offers);
      case BestPricesChanged(_, var market, var bid, var bidSize, var offer, var offerSize) ->
          new BestPricesChanged(time, market, bid, bidSize, offer, offerSize);
      default -> throw new IllegalArgumentException("not a book: " + book);
    };
  }

  /** The venue wants nothing to do with this key, on whatever connection. */
  void refused(String reason) {
    lock.lock();
    try {
      if (isClosed()) {
        return;
      }
      lost(reason);
      end();
    } finally {
      lock.unlock();
    }
    listener.refused(reason);
    // The threads of connections end each other here: none may wait for another.
    connections.forEach(MarketConnection::stop);
  }
}
