package io.tipoff.polymarket.stream;

import static io.tipoff.polymarket.stream.StreamCount.DROPPED;
import static io.tipoff.polymarket.stream.StreamCount.SUBSCRIPTION_ERRORS;

import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.TradePrinted;
import io.tipoff.market.Ladder;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a markets stream, with the groups that it asks for; under the stream's lock.
 */
final class MarketConnection implements Connection.Owner, MarketFrames {
  /** A book that could not be read so often in a row is put aside, not asked for again. */
  private static final int MOST_STRIKES = 3;

  private static final String FULL = "max subscriptions";

  private final MarketStream stream;
  private final SubscriptionType type;
  private final MarketDecoder decoder;
  private final Connection connection;
  private final List<MarketGroup> groups = new ArrayList<>();
  private final Map<String, MarketGroup> byRequest = new HashMap<>();
  private final Map<MarketId, MarketGroup> byMarket = new HashMap<>();
  private final Map<MarketId, MarketEvent> lastBooks = new LinkedHashMap<>();
  private State state = State.NEW;
  private int requests;
  private boolean full;

  private enum State {
    /** It was never up. */
    NEW,
    UP,
    DOWN
  }

  MarketConnection(MarketStream stream, MarketTable table, SubscriptionType type) {
    this.stream = stream;
    this.type = type;
    this.decoder = new MarketDecoder(table, stream.counters());
    this.connection = stream.connection(this);
  }

  void start() {
    connection.start();
  }

  void close() {
    connection.close();
  }

  /** Ends without waiting for that. */
  void stop() {
    connection.stop();
  }

  boolean isDown() {
    return state == State.DOWN;
  }

  boolean isIdle() {
    return groups.isEmpty();
  }

  /** The last books since it came up. */
  Collection<MarketEvent> lastBooks() {
    return lastBooks.values();
  }

  /** Whether the venue would take another group. It may not take back what is given up. */
  boolean hasRoom() {
    return !full && Math.max(requests, 2 * groups.size()) + 2 <= VenueStream.MOST_REQUESTS;
  }

  void add(MarketGroup group) {
    groups.add(group);
    group.markets.forEach(market -> byMarket.put(market, group));
    if (state == State.UP) {
      ask(group);
    }
  }

  void remove(Set<MarketId> removed) {
    byMarket.keySet().removeAll(removed);
    lastBooks.keySet().removeAll(removed);
    for (MarketGroup group : List.copyOf(groups)) {
      if (group.markets.removeAll(removed) && group.markets.isEmpty()) {
        drop(group);
      }
    }
  }

  private void drop(MarketGroup group) {
    groups.remove(group);
    if (state == State.UP) {
      connection.delivered(group.booksRequest);
      connection.send(Requests.unsubscribe(group.booksRequest));
      connection.send(Requests.unsubscribe(group.tradesRequest));
    }
  }

  private void ask(MarketGroup group) {
    group.booksRequest = stream.nextRequest("books");
    group.tradesRequest = stream.nextRequest("trades");
    group.delivered = false;
    byRequest.put(group.booksRequest, group);
    byRequest.put(group.tradesRequest, group);
    String books = Requests.subscribe(group.booksRequest, type, group.markets);
    if (group.misses < VenueStream.MOST_ATTEMPTS) {
      connection.sendAwaited(group.booksRequest, books);
    } else {
      connection.send(books);
    }
    connection.send(Requests.subscribe(group.tradesRequest, SubscriptionType.TRADE, group.markets));
    requests += 2;
  }

  @Override
  public void opened(Connection opened) throws InterruptedException {
    stream.lock.lockInterruptibly();
    try {
      requests = 0;
      full = false;
      byRequest.clear();
      lastBooks.clear();
      repack();
      groups.forEach(this::ask);
      state = State.UP;
      stream.believeIfAllUp();
    } finally {
      stream.lock.unlock();
    }
    VenueStream.checkInterrupt();
  }

  /** Puts the markets into as few groups as they need. */
  private void repack() {
    List<MarketId> markets = new ArrayList<>();
    groups.forEach(group -> markets.addAll(group.markets));
    if (markets.size() > MarketGroup.MOST_MARKETS * (groups.size() - 1)) {
      return;
    }
    int misses = groups.stream().mapToInt(group -> group.misses).max().orElse(0);
    groups.clear();
    for (int i = 0; i < markets.size(); i += MarketGroup.MOST_MARKETS) {
      int end = Math.min(markets.size(), i + MarketGroup.MOST_MARKETS);
      MarketGroup group = new MarketGroup(markets.subList(i, end));
      group.misses = misses;
      add(group);
    }
  }

  @Override
  public void message(Connection from, ByteBuffer message) throws InterruptedException {
    stream.lock.lockInterruptibly();
    try {
      if (!stream.isClosed() && state == State.UP) {
        decoder.decode(message, stream.now(), this);
      }
    } finally {
      stream.lock.unlock();
    }
    VenueStream.checkInterrupt();
  }

  @Override
  public void lost(Connection gone, String reason) throws InterruptedException {
    stream.lock.lockInterruptibly();
    try {
      down(reason);
    } finally {
      stream.lock.unlock();
    }
    VenueStream.checkInterrupt();
  }

  private void down(String reason) {
    if (state == State.UP) {
      state = State.DOWN;
      requests = 0;
      lastBooks.clear();
      stream.lost(reason);
    }
  }

  /** Gives up what is connected so that every book is told anew. */
  private void startOver(String reason) {
    down(reason);
    connection.restart(reason);
  }

  @Override
  public void overdue(Connection late, String requestId) throws InterruptedException {
    stream.lock.lockInterruptibly();
    try {
      @Nullable MarketGroup group = byRequest.get(requestId);
      if (group != null && groups.contains(group)) {
        missed(group);
      }
    } finally {
      stream.lock.unlock();
    }
    VenueStream.checkInterrupt();
  }

  private void missed(MarketGroup group) {
    group.misses++;
    if (group.misses < VenueStream.MOST_ATTEMPTS) {
      startOver("subscription " + group.booksRequest + " delivered nothing");
    } else {
      stream.counters().add(SUBSCRIPTION_ERRORS);
      stream.problem("nothing is told of " + group.markets.size() + " markets: " + group.markets);
    }
  }

  @Override
  public void refused(Connection refused, String reason) {
    stream.refused(reason);
  }

  @Override
  public void book(BookChanged event, @Nullable MarketState marketState, long venueTime) {
    takeBook(event, marketState);
  }

  @Override
  public void bestPrices(
      BestPricesChanged event, @Nullable MarketState marketState, long venueTime) {
    takeBook(event, marketState);
  }

  private void takeBook(MarketEvent book, @Nullable MarketState marketState) {
    MarketId market = book.market();
    if (!stream.wants(market)) {
      return;
    }
    delivered(market);
    stream.readable(market);
    lastBooks.put(market, book);
    stream.tellState(book.time(), market, marketState);
    stream.tell(book);
  }

  private void delivered(MarketId market) {
    @Nullable MarketGroup group = byMarket.get(market);
    if (group != null && !group.delivered) {
      group.delivered = true;
      group.misses = 0;
      connection.delivered(group.booksRequest);
    }
  }

  @Override
  public void trade(TradePrinted event, long venueTime) {
    if (stream.wants(event.market())) {
      stream.tell(event);
    }
  }

  @Override
  public void heartbeat(long time) {}

  @Override
  public void subscriptionError(String requestId, String text) {
    stream.counters().add(SUBSCRIPTION_ERRORS);
    stream.problem("subscription " + requestId + " was refused: " + text);
    connection.delivered(requestId);
    @Nullable MarketGroup group = byRequest.get(requestId);
    if (group != null && groups.contains(group) && text.contains(FULL)) {
      full = true;
      drop(group);
      group.moves++;
      if (group.moves < VenueStream.MOST_ATTEMPTS) {
        stream.place(group);
      }
      if (isIdle()) {
        stream.retire(this);
      }
    }
  }

  @Override
  public void dropped(@Nullable MarketId market, Payload payload, String reason) {
    if (payload != Payload.FRAME) {
      stream.counters().add(DROPPED);
    }
    if (market == null) {
      startOver("a frame cannot be read: " + reason);
    } else if (payload == Payload.TRADE) {
      stream.problem("a trade in " + market + " cannot be read: " + reason);
    } else if (stream.wants(market)) {
      unreadable(market, reason);
    }
  }

  /** A book that stays unreadable must not cost all others: nobody trades on an empty one. */
  private void unreadable(MarketId market, String reason) {
    delivered(market);
    int strikes = stream.strike(market);
    if (strikes < MOST_STRIKES) {
      startOver("the book of " + market + " cannot be read: " + reason);
    } else if (strikes == MOST_STRIKES) {
      lastBooks.remove(market);
      stream.tell(new BookChanged(stream.now(), market, Ladder.EMPTY, Ladder.EMPTY));
      stream.problem("the book of " + market + " is put aside: " + reason);
    }
  }
}
