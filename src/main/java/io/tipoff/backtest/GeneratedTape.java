package io.tipoff.backtest;

import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.Event;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.TradePrinted;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Market data without end or meaning, for measuring speed: many markets whose best prices wander,
 * whose sizes flicker, and in which somebody trades now and then. The same seed gives the same
 * tape.
 */
public final class GeneratedTape implements Tape {
  private static final double MOVES = 0.30;
  private static final double TRADES = 0.15;
  private static final long START = 1_790_000_000_000_000_000L;
  private static final int LOWEST_BID = 10;
  private static final int HIGHEST_BID = 88;
  private static final int TICK = 100;

  private final Random random;
  private final List<Quoted> markets = new ArrayList<>();
  private final long events;
  private final long interval;
  private long given;
  private int listed;
  private boolean opening;

  /** A market and its best prices. */
  private static final class Quoted {
    private final MarketId id;
    private int bid;
    private int spread = 2;
    private long bidSize = 100;
    private long offerSize = 100;

    private Quoted(MarketId id, int bid) {
      this.id = id;
      this.bid = bid;
    }
  }

  /**
   * A tape.
   *
   * @param events how many rows, the listing of the markets not counted
   * @param interval nanoseconds between two rows
   */
  public GeneratedTape(long seed, int markets, long events, long interval) {
    this.random = new Random(seed);
    this.events = events;
    this.interval = interval;
    for (int i = 0; i < markets; i++) {
      MarketId id = new MarketId("gen-market-" + i);
      this.markets.add(new Quoted(id, 30 + random.nextInt(40)));
    }
  }

  @Override
  public @Nullable Event next() {
    if (listed < markets.size()) {
      return list();
    }
    if (given == events) {
      return null;
    }
    given++;
    Quoted market = markets.get(random.nextInt(markets.size()));
    double kind = random.nextDouble();
    if (kind < MOVES) {
      market.bid =
          Math.clamp(market.bid + (random.nextBoolean() ? 1 : -1), LOWEST_BID, HIGHEST_BID);
      market.spread = 1 + random.nextInt(3);
      market.bidSize = size();
      market.offerSize = size();
    } else if (kind < MOVES + TRADES) {
      return trade(market);
    } else if (random.nextBoolean()) {
      market.bidSize = size();
    } else {
      market.offerSize = size();
    }
    return quote(market);
  }

  @Override
  public long rows() {
    return given;
  }

  @Override
  public long duplicates() {
    return 0;
  }

  @Override
  public double progress() {
    return (double) given / events;
  }

  @Override
  public void close() {}

  private Event list() {
    Quoted market = markets.get(listed);
    if (opening) {
      opening = false;
      listed++;
      return new MarketStateChanged(START, market.id, MarketState.OPEN);
    }
    opening = true;
    TradingRules rules = new TradingRules(new Tick(TICK), Quantity.ofContracts(1));
    return new MarketListed(START, Market.of(market.id, rules));
  }

  private Event quote(Quoted market) {
    return new BestPricesChanged(
        time(),
        market.id,
        Price.ofUnits(market.bid * TICK),
        Quantity.ofContracts(market.bidSize),
        Price.ofUnits((market.bid + market.spread) * TICK),
        Quantity.ofContracts(market.offerSize));
  }

  private Event trade(Quoted market) {
    Side aggressor = random.nextBoolean() ? Side.BUY : Side.SELL;
    int ticks = aggressor == Side.SELL ? market.bid : market.bid + market.spread;
    Quantity quantity = Quantity.ofContracts(1 + random.nextInt(30));
    return new TradePrinted(time(), market.id, Price.ofUnits(ticks * TICK), quantity, aggressor);
  }

  private long size() {
    return 10L + random.nextInt(490);
  }

  private long time() {
    return START + given * interval;
  }
}
