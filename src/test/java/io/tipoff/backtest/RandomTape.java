package io.tipoff.backtest;

import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.Event;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.event.TradePrinted;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.Ladder;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Some minutes of a few markets in which everything happens that a venue can do, often at once:
 * sound books and broken ones, with sizes and without, prints, gaps, suspensions, results.
 */
final class RandomTape implements Tape {
  private static final long START = 1_790_000_000_000_000_000L;
  private static final long MILLI = 1_000_000;
  private static final List<String> TICKS = List.of("0.01", "0.005", "0.0025", "0.001");

  private final Random random;
  private final List<Quoted> markets = new ArrayList<>();
  private final Queue<Event> ready = new ArrayDeque<>();
  private final int events;
  private int given;
  private long time = START;
  private boolean lost;

  /** A market and where its prices are, in ticks. */
  private final class Quoted {
    private final MarketId id;
    private final Tick tick = Tick.of(TICKS.get(random.nextInt(TICKS.size())));
    private final boolean sized = random.nextInt(3) > 0;
    private final int last = Price.UNITS_PER_DOLLAR / tick.units() - 1;
    private int bid = 1 + random.nextInt(last - 1);
    private int offer = bid + 1;
    private boolean settled;

    private Quoted(int number) {
      this.id = new MarketId("random-market-" + number);
    }

    private Event listing() {
      Quantity minimum = random.nextInt(4) > 0 ? Quantity.ofContracts(1) : Quantity.of("0.01");
      TradingRules rules = new TradingRules(tick, minimum);
      OptionalLong endsAt =
          random.nextInt(4) > 0 ? OptionalLong.empty() : OptionalLong.of(START + 400_000 * MILLI);
      Listing listing = new Listing("game", "nba", "first", endsAt);
      Optional<BigDecimal> coefficient =
          random.nextInt(4) > 0 ? Optional.empty() : Optional.of(new BigDecimal("0.05"));
      return new MarketListed(
          time,
          new Market(
              id,
              random.nextInt(12) > 0 ? Optional.of(rules) : Optional.empty(),
              FeeCurve.STANDARD,
              coefficient,
              listing,
              false));
    }

    private Event state() {
      MarketState[] states = MarketState.values();
      MarketState state =
          random.nextInt(3) > 0 ? MarketState.OPEN : states[random.nextInt(states.length)];
      return new MarketStateChanged(time, id, state);
    }

    private Event settlement() {
      settled = true;
      Price result = List.of(Price.ONE, Price.ZERO, Price.of("0.5")).get(random.nextInt(3));
      return new MarketSettled(time, id, result);
    }

    private void wander() {
      int reach = random.nextInt(12) > 0 ? 2 : 30;
      bid = Math.clamp(bid + random.nextInt(2 * reach + 1) - reach, 1, last - 1);
      offer = Math.clamp(bid + 1L + random.nextInt(4), 2, last);
      if (random.nextInt(25) == 0) {
        offer = Math.clamp(bid - (long) random.nextInt(3), 1, last); // locked or crossed
      }
    }

    private Event bestPrices() {
      boolean noBid = random.nextInt(40) == 0;
      boolean noOffer = random.nextInt(40) == 0;
      return new BestPricesChanged(
          time,
          id,
          noBid ? null : price(bid),
          noBid || !sized ? null : size(),
          noOffer ? null : price(offer),
          noOffer || !sized ? null : size());
    }

    private Event book() {
      return new BookChanged(time, id, ladder(Side.BUY, bid, -1), ladder(Side.SELL, offer, 1));
    }

    private Ladder ladder(Side side, int best, int step) {
      int deepest = step < 0 ? best : last - best + 1;
      int levels = Math.min(random.nextInt(5), deepest);
      int[] prices = new int[levels];
      long[] quantities = new long[levels];
      for (int i = 0; i < levels; i++) {
        prices[i] = (best + i * step) * tick.units();
        quantities[i] = size().units();
      }
      return Ladder.of(side, prices, quantities);
    }

    private Event trade() {
      Side aggressor = random.nextBoolean() ? Side.BUY : Side.SELL;
      int through = random.nextInt(3) > 0 ? 0 : random.nextInt(4);
      long at = aggressor == Side.BUY ? offer + through : bid - through;
      return new TradePrinted(time, id, price(Math.clamp(at, 1, last)), size(), aggressor);
    }

    private Quantity size() {
      return random.nextInt(5) > 0
          ? Quantity.ofContracts(1 + random.nextInt(60))
          : new Quantity(1 + random.nextInt(300_000));
    }

    private Price price(int ticks) {
      return Price.ofUnits(ticks * tick.units());
    }
  }

  RandomTape(long seed, int events) {
    this.random = new Random(seed);
    this.events = events;
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      Quoted market = new Quoted(i);
      markets.add(market);
      ready.add(market.listing());
      ready.add(new MarketStateChanged(time, market.id, MarketState.OPEN));
    }
  }

  @Override
  public @Nullable Event next() {
    if (!ready.isEmpty()) {
      return ready.remove();
    }
    if (given == events) {
      return end();
    }
    given++;
    return something();
  }

  private Event something() {
    time += pause();
    if (lost ? random.nextInt(10) == 0 : random.nextInt(200) == 0) {
      lost = !lost;
      return lost ? new StreamLost(time, "gap") : new StreamRestored(time);
    }
    Quoted market = markets.get(random.nextInt(markets.size()));
    int kind = random.nextInt(100);
    if (kind < 20) {
      return market.trade();
    } else if (kind == 20) {
      return market.state();
    } else if (kind == 21 && !market.settled && random.nextInt(4) == 0) {
      return market.settlement();
    } else if (kind == 22 && random.nextInt(10) == 0) {
      return market.listing();
    }
    if (random.nextInt(3) > 0) {
      market.wander();
    }
    return market.sized && random.nextBoolean() ? market.book() : market.bestPrices();
  }

  /** Often none, mostly short, now and then long enough for everything to grow stale. */
  private long pause() {
    int kind = random.nextInt(20);
    if (kind < 4) {
      return 0;
    }
    return kind < 19 ? random.nextInt(1_000) * MILLI : random.nextInt(30_000) * MILLI;
  }

  /** What is left open has its result after the last row, or never. */
  private @Nullable Event end() {
    for (Quoted market : markets) {
      if (!market.settled && random.nextBoolean()) {
        return market.settlement();
      }
      market.settled = true;
    }
    return null;
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
}
