package io.tipoff.polymarket.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import io.tipoff.book.BookRules;
import io.tipoff.book.Books;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.TradePrinted;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Measures how long a frame takes from its bytes to an order book that knows of it. */
public final class DecoderTimings {
  private static final int VARIANTS = 256;
  private static final int LEVELS = 10;

  private final SplittableRandom random = new SplittableRandom(1);
  private final MarketTable markets = new MarketTable();
  private final List<MarketId> slugs = new ArrayList<>();
  private final MarketDecoder decoder = new MarketDecoder(markets, new StreamCounters());
  private final Applied applied = new Applied();

  /**
   * The figures of one kind of frame.
   *
   * @param bytes of a frame, on average
   * @param medianNanos from its bytes to the book applied, the clock's own cost included
   * @param p99Nanos the same for the slowest hundredth
   * @param allocated bytes of garbage a frame, the event and the book included
   */
  public record Figures(int bytes, long medianNanos, long p99Nanos, long allocated) {}

  /**
   * All figures.
   *
   * @param book of whole books of ten levels a side
   * @param bestPrices of LITE frames
   */
  public record Result(Figures book, Figures bestPrices) {}

  /** Measures on a hundred markets. */
  public DecoderTimings() {
    for (int i = 0; i < 100; i++) {
      slugs.add(new MarketId("aec-nba-a%02d-b%02d-2026-11-22".formatted(i, i)));
    }
    markets.set(slugs);
  }

  /** Measures so many frames of each kind, after as many to warm up. */
  public Result run(int frames) {
    List<ByteBuffer> books = new ArrayList<>();
    List<ByteBuffer> bests = new ArrayList<>();
    for (int i = 0; i < VARIANTS; i++) {
      books.add(ByteBuffer.wrap(bookFrame().getBytes(UTF_8)));
      bests.add(ByteBuffer.wrap(bestPricesFrame().getBytes(UTF_8)));
    }
    return new Result(measure(books, frames), measure(bests, frames));
  }

  private Figures measure(List<ByteBuffer> frames, int count) {
    time(frames, count);
    Histogram histogram = time(frames, count);
    int bytes = frames.stream().mapToInt(ByteBuffer::remaining).sum() / frames.size();
    return new Figures(
        bytes,
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(99),
        allocated(frames, count));
  }

  private Histogram time(List<ByteBuffer> frames, int count) {
    Histogram histogram = new Histogram(3);
    for (int i = 0; i < count; i++) {
      ByteBuffer frame = frames.get(i % VARIANTS);
      long begun = System.nanoTime();
      decoder.decode(frame, begun, applied);
      histogram.recordValue(System.nanoTime() - begun);
    }
    return histogram;
  }

  private long allocated(List<ByteBuffer> frames, int count) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < count; i++) {
      decoder.decode(frames.get(i % VARIANTS), i, applied);
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / count;
  }

  private String bookFrame() {
    int bid = random.nextInt(1_500, 8_000);
    StringBuilder bids = new StringBuilder();
    StringBuilder offers = new StringBuilder();
    for (int i = 0; i < LEVELS; i++) {
      bids.append(i == 0 ? "" : ",").append(level(bid - 50 * i));
      offers.append(i == 0 ? "" : ",").append(level(bid + 50 + 50 * i));
    }
    return """
    {"requestId":"books-1","subscriptionType":"SUBSCRIPTION_TYPE_MARKET_DATA","marketData":\
    {"marketSlug":"%s","bids":[%s],"offers":[%s],"state":"MARKET_STATE_OPEN","stats":\
    {"lastTradePx":%s,"sharesTraded":"%d","openInterest":"%d","highPx":%s,"lowPx":%s},\
    "transactTime":"2026-11-22T01:02:03.123456789Z"}}"""
        .formatted(
            slug(),
            bids,
            offers,
            amount(bid),
            random.nextInt(1_000_000),
            random.nextInt(1_000_000),
            amount(bid + 500),
            amount(bid - 500));
  }

  private String bestPricesFrame() {
    int bid = random.nextInt(1_500, 8_000);
    return """
    {"requestId":"books-1","subscriptionType":"SUBSCRIPTION_TYPE_MARKET_DATA_LITE",\
    "marketDataLite":{"marketSlug":"%s","currentPx":null,"lastTradePx":%s,"settlementPx":%s,\
    "sharesTraded":"%d.0000","openInterest":"%d.0000","bestBid":%s,"bestAsk":%s,"bidDepth":5,\
    "askDepth":4,"bidShares":"340000","askShares":"120000","longQuote":%s,"shortQuote":%s,\
    "state":"MARKET_STATE_OPEN"}}"""
        .formatted(
            slug(),
            amount(bid),
            amount(bid),
            random.nextInt(1_000_000),
            random.nextInt(1_000_000),
            amount(bid),
            amount(bid + 50),
            amount(bid + 50),
            amount(10_000 - bid));
  }

  private MarketId slug() {
    return slugs.get(random.nextInt(slugs.size()));
  }

  private String level(int price) {
    return "{\"px\":%s,\"qty\":\"%d.%02d\"}"
        .formatted(amount(price), random.nextInt(1, 5_000), random.nextInt(100));
  }

  private static String amount(int units) {
    return "{\"value\":\"0.%04d\",\"currency\":\"USD\"}".formatted(units);
  }

  /** Puts what it hears into books. */
  private static final class Applied implements MarketFrames {
    private final Books books = new Books(new BookRules(Duration.ofSeconds(30), Money.ofCents(20)));

    @Override
    public void book(BookChanged event, @Nullable MarketState state, long venueTime) {
      books.apply(event);
    }

    @Override
    public void bestPrices(BestPricesChanged event, @Nullable MarketState state, long venueTime) {
      books.apply(event);
    }

    @Override
    public void trade(TradePrinted event, long venueTime) {
      throw new IllegalStateException("no trade was sent");
    }

    @Override
    public void heartbeat(long time) {
      throw new IllegalStateException("no heartbeat was sent");
    }

    @Override
    public void subscriptionError(String requestId, String text) {
      throw new IllegalStateException(text);
    }

    @Override
    public void dropped(@Nullable MarketId market, Payload payload, String reason) {
      throw new IllegalStateException(reason);
    }
  }
}
