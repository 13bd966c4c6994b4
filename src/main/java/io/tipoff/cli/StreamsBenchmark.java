package io.tipoff.cli;

import io.tipoff.event.BookChanged;
import io.tipoff.event.Event;
import io.tipoff.event.StreamLost;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.OrderRequest;
import io.tipoff.exchange.OrderType;
import io.tipoff.exchange.Replacement;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.market.Intent;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradingRules;
import io.tipoff.polymarket.BookStream;
import io.tipoff.polymarket.stream.StreamClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A busy venue: whole books of many markets, streamed at a steady rate over sockets by an embedded
 * exchange and read by the adapter, both in this process.
 */
final class StreamsBenchmark implements AutoCloseable {
  private static final AccountId MAKER = new AccountId("maker");
  private static final int LEVELS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * What came of it.
   *
   * @param sent changes of books that the exchange told
   * @param received books that arrived, those of the subscription not counted
   * @param gaps how often the stream was lost
   * @param differing markets whose last book is not the exchange's
   * @param firstMegabytes resident after the first tenth of the time
   * @param lastMegabytes resident at the end
   */
  record Figures(
      long sent,
      long received,
      long gaps,
      int differing,
      double rate,
      long firstMegabytes,
      long lastMegabytes,
      long peakMegabytes) {}

  private final List<MarketId> markets = new ArrayList<>();
  private final List<String> orders = new ArrayList<>();
  private final Map<MarketId, BookChanged> books = new ConcurrentHashMap<>();
  private final LongAdder received = new LongAdder();
  private final LongAdder gaps = new LongAdder();
  private final ExchangeServer server;
  private final VenueAccess access;
  private final StreamClient sockets = new StreamClient();
  private final BookStream stream;

  /** Starts the exchange with so many markets and subscribes to all of them. */
  StreamsBenchmark(int count) throws IOException {
    List<Market> listed = new ArrayList<>();
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    for (int i = 0; i < count; i++) {
      MarketId id = new MarketId("aec-nba-a%03d-b%03d-2026-10-24".formatted(i, i));
      markets.add(id);
      listed.add(Market.of(id, rules));
    }
    server = Loopback.exchange(listed);
    server.with(this::fill);
    access = Loopback.access(server);
    stream = new BookStream(access.stream(sockets), true, this::heard, () -> {});
    stream.follow(new HashSet<>(markets));
  }

  /** Ten levels on both sides of every market. */
  private boolean fill(Exchange exchange, long now) {
    exchange.deposit(MAKER, Money.of("100000000"), now);
    for (MarketId market : markets) {
      for (int level = 0; level < LEVELS; level++) {
        orders.add(exchange.submit(MAKER, level(market, Intent.BUY_LONG, 48 - level), now));
        orders.add(exchange.submit(MAKER, level(market, Intent.BUY_SHORT, 52 + level), now));
      }
    }
    return true;
  }

  private static OrderRequest level(MarketId market, Intent intent, int cents) {
    return new OrderRequest(
        market,
        intent,
        OrderType.LIMIT,
        BigDecimal.valueOf(cents, 2),
        BigDecimal.valueOf(100),
        null,
        TimeInForce.GOOD_TILL_CANCEL,
        OptionalLong.empty(),
        true,
        Optional.empty());
  }

  private void heard(Event event) {
    switch (event) {
      case BookChanged book -> {
        books.put(book.market(), book);
        received.increment();
      }
      case StreamLost _ -> gaps.increment();
      default -> {}
    }
  }

  /**
   * Changes one level of one book after the other at a steady rate.
   *
   * @param rate changes a second
   */
  Figures run(int rate, Duration howLong) {
    await(() -> received.sum() >= markets.size());
    received.reset();
    long begun = System.nanoTime();
    long count = howLong.toSeconds() * rate;
    long firstMegabytes = 0;
    for (long i = 0; i < count; i++) {
      change(i);
      long ahead = begun + (i + 1) * TimeUnit.SECONDS.toNanos(1) / rate - System.nanoTime();
      if (ahead > TimeUnit.MILLISECONDS.toNanos(1)) {
        LockSupport.parkNanos(ahead);
      }
      if (i == count / 10) {
        firstMegabytes = Memory.residentMegabytes();
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    await(() -> received.sum() >= count);
    return new Figures(
        count,
        received.sum(),
        gaps.sum(),
        differing(),
        count / seconds,
        firstMegabytes,
        Memory.residentMegabytes(),
        Memory.peakMegabytes());
  }

  private void change(long turn) {
    int market = (int) (turn % markets.size());
    long round = turn / markets.size();
    String order = orders.get(market * 2 * LEVELS + (int) (round % (2 * LEVELS)));
    Replacement terms =
        new Replacement(
            null, BigDecimal.valueOf(50 + round % 100), null, OptionalLong.empty(), null);
    server.with((exchange, now) -> exchange.replace(MAKER, order, markets.get(market), terms, now));
  }

  /** Waits, though not for ever: what is missing then shows in the figures. */
  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private int differing() {
    Set<MarketId> differing = new HashSet<>();
    for (MarketId market : markets) {
      BookChanged book = books.get(market);
      server.with(
          (exchange, _) -> {
            var truth = exchange.market(market).orElseThrow();
            if (book == null
                || !book.bids().equals(truth.bids())
                || !book.offers().equals(truth.offers())) {
              differing.add(market);
            }
            return true;
          });
    }
    return differing.size();
  }

  @Override
  public void close() {
    stream.close();
    sockets.close();
    access.close();
    server.close();
  }
}
