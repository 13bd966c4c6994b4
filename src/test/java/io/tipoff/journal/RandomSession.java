package io.tipoff.journal;

import io.tipoff.book.BookRules;
import io.tipoff.engine.Engine;
import io.tipoff.engine.EngineSettings;
import io.tipoff.engine.EventLoop;
import io.tipoff.engine.Recorder;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.FeedLost;
import io.tipoff.event.GameReported;
import io.tipoff.event.InboxBacklog;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.ShutdownRequested;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.event.TradePrinted;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameClock;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Ladder;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.risk.RiskLimits;
import io.tipoff.strategy.MarketMaker;
import io.tipoff.strategy.MarketMakerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A session of the real engine with its market maker, in invented markets at a {@link
 * ScriptedVenue}: the same seed, the same session.
 */
public final class RandomSession {
  static final String CONFIGURATION = "strategies: [market-maker]\n";

  private static final long START = 1_775_000_000_000_000_000L;
  private static final long LONGEST_STEP = 300_000_000;
  private static final List<MarketId> MARKETS =
      IntStream.range(0, 20).mapToObj(i -> new MarketId("aec-nba-game-" + i)).toList();

  private final Random random;
  private final Engine engine = engine();
  private final EventLoop loop;
  private final ScriptedVenue venue;
  private final int[] mids = new int[MARKETS.size()];
  private final int[] scores = new int[MARKETS.size()];
  private long now = START;

  private RandomSession(long seed, Recorder recorder) {
    this.random = new Random(seed);
    this.loop =
        new EventLoop(engine, recorder, (command, time) -> this.venue().carryOut(command, time));
    this.venue = new ScriptedVenue(random, loop::process);
  }

  /** Prints the hash of the commands of a session: its seed and its length are the arguments. */
  public static void main(String[] args) {
    var hash = new CommandHash();
    run(Long.parseLong(args[0]), Integer.parseInt(args[1]), hash);
    System.out.println(hash.hex());
  }

  /** Runs a session with so many market events to its end. */
  public static void run(long seed, int steps, Recorder recorder) {
    var session = new RandomSession(seed, recorder);
    session.start();
    for (int i = 0; i < steps; i++) {
      session.step();
    }
    session.end();
  }

  /** Runs a session with so many market events, and breaks it off. */
  public static void runWithoutEnd(long seed, int steps, Recorder recorder) {
    var session = new RandomSession(seed, recorder);
    session.start();
    for (int i = 0; i < steps; i++) {
      session.step();
    }
  }

  public static Engine engine() {
    return new Engine(
        new EngineSettings(
            new BookRules(Duration.ofSeconds(30), Money.of("0.50")),
            new RiskLimits(
                Money.of("300"),
                Money.of("2000"),
                3,
                Quantity.of("5"),
                Price.of("0.05"),
                Price.of("0.95"),
                10,
                Money.of("500"),
                5_000),
            new FeeSchedule(
                List.of(
                    new FeeSchedule.Entry(0, FeeCurve.STANDARD, FeeRates.of("0.06", "-0.015")))),
            Duration.ofSeconds(2)),
        List.of(
            new MarketMaker(
                new MarketMakerSettings(
                    Money.of("0.02"),
                    Quantity.of("20"),
                    2,
                    Money.of("0.01"),
                    Quantity.of("100"),
                    Money.of("0.02"),
                    Duration.ofSeconds(5),
                    Money.of("0.005"),
                    Duration.ofMillis(500),
                    Price.of("0.05"),
                    Price.of("0.95"),
                    Duration.ofMinutes(5)))),
        _ -> {});
  }

  private ScriptedVenue venue() {
    return venue;
  }

  private void start() {
    loop.process(new SessionStarted(now, "simulate", CONFIGURATION));
    loop.process(new BalanceRestored(now, Money.of("5000")));
    for (int i = 0; i < mids.length; i++) {
      var rules = new TradingRules(Tick.of("0.01"), Quantity.of("1"));
      loop.process(new MarketListed(now, market(MARKETS.get(i), rules)));
      loop.process(new MarketStateChanged(now, MARKETS.get(i), MarketState.OPEN));
      mids[i] = random.nextInt(20, 80);
    }
  }

  private static Market market(MarketId id, TradingRules rules) {
    var listing =
        new Listing(game(id).event(), "nba", "home", "away", OptionalLong.empty(), Question.WINNER);
    return new Market(id, Optional.of(rules), FeeCurve.STANDARD, Optional.empty(), listing, false);
  }

  private void step() {
    now += random.nextLong(LONGEST_STEP);
    venue.runUntil(now);
    int place = random.nextInt(mids.length);
    var market = MARKETS.get(place);
    mids[place] = Math.clamp(mids[place] + random.nextInt(-2, 3), 5, 95);
    var bid = cents(mids[place] - 1 - random.nextInt(2));
    var offer = cents(mids[place] + 1 + random.nextInt(2));
    switch (random.nextInt(44)) {
      case 40, 41, 42 -> game(place);
      case 43 ->
          loop.process(new FeedLost(now, FeedSource.ESPN, Optional.of(game(market)), "closed"));
      case 0 -> {
        loop.process(new StreamLost(now, "gap"));
        loop.process(new StreamRestored(now));
      }
      case 1, 2, 3 -> loop.process(new InboxBacklog(now, 7, random.nextInt(4) == 0));
      case 4, 5, 6, 7 -> loop.process(new BestPricesChanged(now, market, bid, size(), offer, null));
      case 8, 9, 10, 11 -> loop.process(new TradePrinted(now, market, bid, size(), Side.SELL));
      case 12, 13, 14, 15, 16, 17, 18, 19 -> venue.fillOne(now);
      default ->
          loop.process(
              new BookChanged(now, market, ladder(Side.BUY, bid), ladder(Side.SELL, offer)));
    }
  }

  private static GameId game(MarketId market) {
    return new GameId("event-of-" + market.slug());
  }

  /** Some game moves on. */
  private void game(int place) {
    scores[place] += random.nextInt(2);
    var state =
        new GameState(
            "nba",
            "home",
            "away",
            scores[place],
            0,
            GameStatus.LIVE,
            1,
            Optional.of(new GameClock(random.nextLong(720_000_000_000L), true)),
            Optional.empty());
    loop.process(new GameReported(now, game(MARKETS.get(place)), FeedSource.ESPN, now, state));
  }

  private void end() {
    loop.process(new ShutdownRequested(now, "test"));
    while (!engine.isDrained() || !venue.isIdle()) {
      now = Math.max(now, venue.nextDue());
      venue.runUntil(now);
    }
    loop.close(now);
  }

  private Ladder ladder(Side side, Price best) {
    var second = best.units() + (side == Side.BUY ? -100 : 100);
    return Ladder.of(
        side, new int[] {best.units(), second}, new long[] {size().units(), size().units()});
  }

  private Quantity size() {
    return Quantity.ofContracts(1 + random.nextInt(500));
  }

  private static Price cents(int cents) {
    return Price.ofUnits(cents * 100);
  }
}
