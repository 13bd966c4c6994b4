package io.tipoff.book;

import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.market.Ladder;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The books of all markets, and whether the connection that tells them can be trusted. */
public final class Books {
  private final BookRules rules;
  private final long maxAge;
  private final Map<MarketId, Entry> entries = new HashMap<>();
  private boolean connected = true;
  private long connection;

  /** No books yet, on a connection that is believed until told otherwise. */
  public Books(BookRules rules) {
    this.rules = rules;
    this.maxAge = rules.maxAge().toNanos();
  }

  /** Takes a whole book. */
  public Book apply(BookChanged change) {
    Entry entry = entry(change.market());
    entry.whole = true;
    return put(entry, new Book(change.market(), change.bids(), change.offers(), change.time()));
  }

  /** Takes new best prices; levels behind them that a whole book told stay. */
  public Book apply(BestPricesChanged change) {
    Entry entry = entry(change.market());
    // What lies before a gap may be anything by now.
    entry.whole &= entry.connection == connection;
    Ladder oldBids = entry.whole ? entry.book.bids() : Ladder.EMPTY;
    Ladder oldOffers = entry.whole ? entry.book.offers() : Ladder.EMPTY;
    Ladder bids = withBest(oldBids, Side.BUY, change.bid(), change.bidSize());
    Ladder offers = withBest(oldOffers, Side.SELL, change.offer(), change.offerSize());
    return put(entry, new Book(change.market(), bids, offers, change.time()));
  }

  /** Every book is stale until its next update after the connection is back. */
  public void disconnect() {
    connected = false;
    connection++;
  }

  public void reconnect() {
    connected = true;
    connection++;
  }

  /** The book of a market; an empty one if nothing was heard of it. */
  public Book book(MarketId market) {
    Entry entry = entries.get(market);
    return entry == null ? Book.unheard(market) : entry.book;
  }

  /** Whether a market's book can be believed at an instant. */
  public BookCondition condition(MarketId market, long now) {
    Entry entry = entries.get(market);
    return entry == null ? BookCondition.EMPTY : condition(entry, now);
  }

  private BookCondition condition(Entry entry, long now) {
    if (!connected || entry.connection != connection) {
      return BookCondition.STALE_CONNECTION;
    }
    return now - entry.book.updatedAt() > maxAge ? BookCondition.STALE_AGE : entry.shape;
  }

  /**
   * What a position is worth a contract if it had to be given up: the best price that would take
   * it. In a book that is not sound, the worst that was told since it was last sound: a side
   * without orders is worth no more than the other side asks. With nothing told, the worst that
   * there is; null if nothing was ever heard of the market.
   *
   * @param exit the side that gives the position up: SELL for a long one
   */
  public @Nullable Price exitPrice(MarketId market, Side exit, long now) {
    @Nullable Entry entry = entries.get(market);
    if (entry == null) {
      return null;
    }
    @Nullable Price current = entry.book.best(exit.opposite());
    if (current != null && condition(entry, now) == BookCondition.SOUND) {
      return current;
    }
    @Nullable Price worst = exit == Side.SELL ? entry.longMark : entry.shortMark;
    return worst == null ? (exit == Side.SELL ? Price.ZERO : Price.ONE) : worst;
  }

  /**
   * The best price that rested on a side when the book was last sound; null if it never was.
   *
   * @param side BUY for the bid
   */
  public @Nullable Price lastSound(MarketId market, Side side) {
    Entry entry = entries.get(market);
    return entry == null ? null : side == Side.BUY ? entry.soundBid : entry.soundOffer;
  }

  private Entry entry(MarketId market) {
    @Nullable Entry entry = entries.get(market);
    if (entry == null) {
      entry = new Entry(Book.unheard(market));
      entries.put(market, entry);
    }
    return entry;
  }

  private Book put(Entry entry, Book book) {
    entry.book = book;
    entry.shape = book.shape(rules.deadSpread());
    entry.connection = connection;
    if (entry.shape == BookCondition.SOUND) {
      entry.soundBid = book.bestBid();
      entry.soundOffer = book.bestOffer();
      entry.longMark = book.bestBid();
      entry.shortMark = book.bestOffer();
    } else {
      entry.longMark = worse(Side.SELL, entry.longMark, book);
      entry.shortMark = worse(Side.BUY, entry.shortMark, book);
    }
    return book;
  }

  /** The worse of a mark and what a book that is not sound would pay for the exit. */
  private static @Nullable Price worse(Side exit, @Nullable Price mark, Book book) {
    @Nullable Price own = book.best(exit.opposite());
    @Nullable Price now = own == null ? book.best(exit) : own;
    if (mark == null || now == null) {
      return mark == null ? own : mark;
    }
    return exit.isMoreAggressive(now, mark) ? now : mark;
  }

  private static Ladder withBest(
      Ladder old, Side side, @Nullable Price best, @Nullable Quantity size) {
    if (best == null) {
      return Ladder.EMPTY;
    }
    if (old.isSized() && !old.isEmpty()) {
      return old.withBest(side, best, size);
    }
    return size == null ? Ladder.unsized(best) : Ladder.of(best, size);
  }

  /** A market's book with what was worked out when it came. */
  private static final class Entry {
    private Book book;
    private BookCondition shape = BookCondition.EMPTY;
    private long connection;

    /** Whether a whole book told it: best prices alone say nothing of what lies behind them. */
    private boolean whole;

    private @Nullable Price soundBid;
    private @Nullable Price soundOffer;
    private @Nullable Price longMark;
    private @Nullable Price shortMark;

    private Entry(Book book) {
      this.book = book;
    }
  }
}
