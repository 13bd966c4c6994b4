package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.engine.Command;
import io.tipoff.engine.Recorder;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.Event;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderReplaced;
import io.tipoff.event.TradePrinted;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.journal.Recorders;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.polymarket.stream.MarketDecoder;
import io.tipoff.polymarket.stream.MarketFrames;
import io.tipoff.polymarket.stream.Payload;
import io.tipoff.polymarket.stream.StreamCounters;
import io.tipoff.store.AccountKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes from the bytes of a book to the bytes of the order that follows from it: a
 * frame is decoded, one market maker moves its two quotes, and the signed request is handed to the
 * network. The orders are real ones on an embedded exchange over sockets.
 */
final class PathBenchmark implements AutoCloseable {
  private static final MarketId MARKET = new MarketId("aec-nba-hbr-smt-2026-10-24");
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long NOT_RUNNING = -1;

  private final MarketDecoder decoder = new MarketDecoder(List.of(MARKET), new StreamCounters());
  private final Semaphore settled = new Semaphore(0);
  private final Histogram nanos = new Histogram(TimeUnit.SECONDS.toNanos(10), 3);
  private final LoopbackBot bot;
  private final @Nullable KeptSession kept;
  private volatile long begun = NOT_RUNNING;

  /**
   * Starts the exchange, connects to it, and lets the engine wait for the first book.
   *
   * @param keeping whether everything is journaled and written to a database, as when money is at
   *     stake; in the store's directory
   */
  PathBenchmark(Configuration configuration, boolean keeping)
      throws IOException, InterruptedException {
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    Market market = Market.of(MARKET, rules);
    ExchangeServer server = Loopback.exchange(List.of(market));
    VenueAccess access = Loopback.access(server);
    bot = new LoopbackBot(server, access, this::left);
    Recorder recorder = new Watch();
    if (keeping) {
      AccountKey account = new AccountKey("bench", server.rest().toString(), access.keyId());
      kept = KeptSession.open(account, configuration, null, _ -> {});
      kept.begin(backlog -> bot.put(backlog), _ -> {});
      recorder = Recorders.of(kept.journal(), recorder);
    } else {
      kept = null;
    }
    bot.start(configuration, Money.of("100000"), recorder);
    bot.put(new MarketListed(WallClock.nanos(), market));
    bot.put(new MarketStateChanged(WallClock.nanos(), MARKET, MarketState.OPEN));
  }

  /**
   * Sends so many frames, each after everything that the one before it caused has settled.
   *
   * @param pause between two frames
   * @return the nanoseconds from a frame to its request
   */
  Histogram run(int frames, Duration pause) throws IOException, InterruptedException {
    nanos.reset();
    Frames sink = new Frames();
    for (int i = 0; i < frames; i++) {
      LockSupport.parkNanos(pause.toNanos());
      ByteBuffer frame = frame(i % 2 == 0 ? 44 : 47);
      begun = System.nanoTime();
      decoder.decode(frame, WallClock.nanos(), sink);
      // Both quotes move, and the venue tells so of each.
      if (!settled.tryAcquire(2, PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IOException("a frame led to no orders");
      }
    }
    return nanos.copy();
  }

  /** Ten levels a side, the best bid at so many cents. */
  private static ByteBuffer frame(int bestBid) {
    StringBuilder bids = new StringBuilder();
    StringBuilder offers = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      bids.append(i == 0 ? "" : ",").append(level(bestBid - i));
      offers.append(i == 0 ? "" : ",").append(level(bestBid + 8 + i));
    }
    String text =
        """
        {"requestId":"books-1","subscriptionType":"SUBSCRIPTION_TYPE_MARKET_DATA",\
        "marketData":{"marketSlug":"%s","bids":[%s],"offers":[%s],"state":"MARKET_STATE_OPEN",\
        "stats":null,"transactTime":"2026-10-24T23:00:00.123456789Z"}}"""
            .formatted(MARKET, bids, offers);
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String level(int cents) {
    return "{\"px\":{\"value\":\"0.%02d00\",\"currency\":\"USD\"},\"qty\":\"%d.00\"}"
        .formatted(cents, 100 + cents);
  }

  /** The request that a frame led to has left. */
  private void left(List<Command> commands) {
    long since = begun;
    if (since != NOT_RUNNING) {
      nanos.recordValue(System.nanoTime() - since);
      begun = NOT_RUNNING;
    }
  }

  @Override
  public void close() {
    bot.end();
    if (kept != null) {
      kept.close();
    }
    bot.close();
  }

  /** Sees on the engine's thread when an order works at its new price. */
  private final class Watch implements Recorder {
    @Override
    public void record(Event event) {
      if (event instanceof OrderOpened || event instanceof OrderReplaced) {
        settled.release();
      }
    }

    @Override
    public void record(Command command) {}
  }

  /** Puts what was decoded into the inbox. */
  private final class Frames implements MarketFrames {
    @Override
    public void book(BookChanged event, @Nullable MarketState state, long venueTime) {
      bot.put(event);
    }

    @Override
    public void bestPrices(BestPricesChanged event, @Nullable MarketState state, long venueTime) {}

    @Override
    public void trade(TradePrinted event, long venueTime) {}

    @Override
    public void heartbeat(long time) {}

    @Override
    public void subscriptionError(String requestId, String text) {}

    @Override
    public void dropped(@Nullable MarketId market, Payload payload, String reason) {
      throw new IllegalStateException(reason);
    }
  }
}
