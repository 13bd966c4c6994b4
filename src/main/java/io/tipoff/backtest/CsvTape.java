package io.tipoff.backtest;

import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.Event;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.event.TradePrinted;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tape of best prices, trades, market states and gaps in a CSV file (docs/tapes.md). Rows keep
 * the order of the file; a market without a state counts as open, the connection as up unless a gap
 * row says otherwise.
 */
final class CsvTape implements Tape {
  private static final String REQUIRED = "ts_epoch (or ts_iso), market_slug, best_bid, best_ask";
  private static final String STATES =
      "OPEN, PREOPEN, SUSPENDED, HALTED, EXPIRED, TERMINATED, CLOSED, MATCH_AND_CLOSE_AUCTION";
  private static final String STATE_PREFIX = "MARKET_STATE_";

  private final CsvFile file;
  private final SequencedMap<MarketId, Market> markets;
  private final Columns columns;
  private final Map<String, Known> known = new HashMap<>();
  private final Set<List<String>> rowsOfThisTime = new HashSet<>();
  private final Deque<Event> ready = new ArrayDeque<>();
  private long time = Long.MIN_VALUE;
  private boolean gap;
  private boolean ended;
  private long rows;
  private long duplicates;

  /** A market of the tape. */
  private static final class Known {
    private final MarketId id;
    private final @Nullable Tick tick;
    private @Nullable MarketState state;

    private Known(MarketId id, @Nullable Tick tick) {
      this.id = id;
      this.tick = tick;
    }
  }

  private record Columns(
      int epoch,
      int iso,
      int slug,
      int bid,
      int ask,
      int bidSize,
      int askSize,
      int state,
      int kind,
      int price,
      int size,
      int aggressor) {

    static Columns of(CsvFile file) {
      int epoch = file.column("ts_epoch");
      return new Columns(
          epoch,
          epoch < 0 ? file.requiredColumn("ts_iso", REQUIRED) : file.column("ts_iso"),
          file.requiredColumn("market_slug", REQUIRED),
          file.requiredColumn("best_bid", REQUIRED),
          file.requiredColumn("best_ask", REQUIRED),
          file.column("bid_size"),
          file.column("ask_size"),
          file.column("state"),
          file.column("kind"),
          file.column("trade_price"),
          file.column("trade_size"),
          file.column("aggressor"));
    }
  }

  private CsvTape(CsvFile file, SequencedMap<MarketId, Market> markets) {
    this.file = file;
    this.markets = markets;
    this.columns = Columns.of(file);
  }

  /**
   * Opens a tape.
   *
   * @param markets what is known of its markets
   */
  static CsvTape open(Path path, SequencedMap<MarketId, Market> markets) {
    CsvFile file = CsvFile.open(path);
    try {
      return new CsvTape(file, markets);
    } catch (BadTape e) {
      file.close();
      throw e;
    }
  }

  @Override
  public @Nullable Event next() {
    while (ready.isEmpty() && !ended) {
      if (file.next()) {
        rows++;
        read();
      } else {
        end();
      }
    }
    return ready.poll();
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public long duplicates() {
    return duplicates;
  }

  @Override
  public double progress() {
    return file.progress();
  }

  @Override
  public void close() {
    file.close();
  }

  private void read() {
    readTime();
    String kind = file.text(columns.kind).toLowerCase(Locale.ROOT);
    if (kind.equals("gap")) {
      ready.add(new StreamLost(time, "gap in the tape"));
      gap = true;
      return;
    }
    if (gap) {
      ready.add(new StreamRestored(time));
      gap = false;
    }
    Known market = market();
    readState(market);
    switch (kind) {
      case "", "quote" -> ready.add(quote(market));
      case "trade" -> ready.add(trade(market));
      case "state" -> {}
      default -> throw file.bad(columns.kind, "quote, trade, state, gap or nothing");
    }
  }

  private void readTime() {
    long now = columns.epoch >= 0 ? epoch() : iso();
    if (now < time) {
      throw file.bad(
          columns.epoch >= 0 ? columns.epoch : columns.iso, "a time not before the row above");
    }
    if (now > time) {
      rowsOfThisTime.clear();
      time = now;
    }
    if (!rowsOfThisTime.add(file.fields())) {
      duplicates++;
    }
  }

  private long epoch() {
    String allowed = "seconds since 1970, at most 9 decimals";
    BigDecimal seconds = file.decimal(columns.epoch, allowed);
    try {
      return seconds.movePointRight(9).setScale(0, RoundingMode.UNNECESSARY).longValueExact();
    } catch (ArithmeticException e) {
      throw file.bad(columns.epoch, allowed);
    }
  }

  private long iso() {
    try {
      Instant instant = Instant.parse(file.text(columns.iso));
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    } catch (DateTimeException | ArithmeticException e) {
      throw file.bad(columns.iso, "a time such as 2026-10-01T22:30:00Z");
    }
  }

  private Known market() {
    String slug = file.text(columns.slug);
    @Nullable Known market = known.get(slug);
    if (market == null) {
      MarketId id = Fields.slug(file, columns.slug);
      Market listing = markets.getOrDefault(id, Market.unknown(id));
      market = new Known(id, listing.rules().map(rules -> rules.tick()).orElse(null));
      known.put(slug, market);
      ready.add(new MarketListed(time, listing));
    }
    return market;
  }

  private void readState(Known market) {
    String text = file.text(columns.state).toUpperCase(Locale.ROOT);
    if (text.isEmpty() && market.state != null) {
      return;
    }
    MarketState state = text.isEmpty() ? MarketState.OPEN : state(text);
    if (state != market.state) {
      market.state = state;
      ready.add(new MarketStateChanged(time, market.id, state));
    }
  }

  private MarketState state(String text) {
    try {
      return MarketState.valueOf(
          text.startsWith(STATE_PREFIX) ? text.substring(STATE_PREFIX.length()) : text);
    } catch (IllegalArgumentException e) {
      throw file.bad(columns.state, STATES);
    }
  }

  private Event quote(Known market) {
    return new BestPricesChanged(
        time,
        market.id,
        optionalPrice(market, columns.bid),
        size(columns.bid, columns.bidSize),
        optionalPrice(market, columns.ask),
        size(columns.ask, columns.askSize));
  }

  private Event trade(Known market) {
    for (int column : new int[] {columns.price, columns.size, columns.aggressor}) {
      if (column < 0) {
        throw file.bad(
            columns.kind, "trade rows need the columns trade_price, trade_size and aggressor");
      }
    }
    Side aggressor =
        switch (file.text(columns.aggressor).toLowerCase(Locale.ROOT)) {
          case "buy" -> Side.BUY;
          case "sell" -> Side.SELL;
          default -> throw file.bad(columns.aggressor, "buy or sell");
        };
    return new TradePrinted(
        time,
        market.id,
        price(market, columns.price),
        Fields.quantity(file, columns.size),
        aggressor);
  }

  private @Nullable Quantity size(int priceColumn, int sizeColumn) {
    return file.text(priceColumn).isEmpty() || file.text(sizeColumn).isEmpty()
        ? checkAbsent(priceColumn, sizeColumn)
        : Fields.quantity(file, sizeColumn);
  }

  /** A size without a price would be a level that nobody can name. */
  private @Nullable Quantity checkAbsent(int priceColumn, int sizeColumn) {
    if (file.text(priceColumn).isEmpty() && !file.text(sizeColumn).isEmpty()) {
      throw file.bad(sizeColumn, "nothing where there is no price");
    }
    return null;
  }

  private @Nullable Price optionalPrice(Known market, int column) {
    return file.text(column).isEmpty() ? null : price(market, column);
  }

  private Price price(Known market, int column) {
    @Nullable Tick tick = market.tick;
    if (tick == null) {
      Price price = Fields.price(file, column, "0.0001 to 0.9999 dollar, at most 4 decimals");
      if (price.equals(Price.ZERO) || price.equals(Price.ONE)) {
        throw file.bad(column, "0.0001 to 0.9999 dollar, at most 4 decimals");
      }
      return price;
    }
    String allowed = tick.lowest() + " to " + tick.highest() + " in steps of " + tick;
    Price price = Fields.price(file, column, allowed);
    if (!tick.divides(price) || !tick.isInBounds(price)) {
      throw file.bad(column, allowed);
    }
    return price;
  }

  private void end() {
    ended = true;
    if (rows == 0) {
      throw new BadTape(file + ": no rows; at least one is required");
    }
  }
}
