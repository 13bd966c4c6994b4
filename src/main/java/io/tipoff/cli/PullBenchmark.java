package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.engine.Command;
import io.tipoff.engine.Recorder;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.Event;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderOpened;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.feed.FeedHealth;
import io.tipoff.feed.GameTeller;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameClock;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.polymarket.rest.RateBudget;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long it takes from a score, as soon as its feed has understood it, to the stream's word that
 * the last quote in the game's markets is cancelled: teller, engine, gateway, signed requests
 * within the venue's limits, an embedded exchange over sockets.
 */
final class PullBenchmark implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Between two rounds, so that each has the budget of a quiet second. */
  private static final Duration PAUSE = Duration.ofMillis(600);

  private static final GameId GAME = new GameId("nba-bos-nyk-2026-10-24");
  private static final TradingRules RULES =
      new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));

  private final Semaphore opened = new Semaphore(0);
  private final Semaphore cancelled = new Semaphore(0);
  private final Histogram nanos = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
  private final List<Market> markets;
  private final LoopbackBot bot;
  private final GameTeller feed;
  private volatile long lastCancel;
  private long mostRequests;
  private int score;

  /** Quotes both sides of so many markets of one game. */
  PullBenchmark(Configuration configuration, int count) throws IOException, InterruptedException {
    markets = markets(count);
    ExchangeServer server = Loopback.strictExchange(markets);
    bot = new LoopbackBot(server, Loopback.strictAccess(server, server.key()), _ -> {});
    feed = new GameTeller(new FeedHealth(FeedSource.VENUE), bot::put, WallClock::nanos);
    bot.start(configuration, Money.of("1000000"), new Watch());
    for (Market market : markets) {
      bot.put(new MarketListed(WallClock.nanos(), market));
      bot.put(new MarketStateChanged(WallClock.nanos(), market.id(), MarketState.OPEN));
    }
    tellScore();
    tellBooks();
    await(opened, "opened");
  }

  /** Spreads of one game, a point apart. */
  private static List<Market> markets(int count) {
    List<Market> markets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int line = (i - count / 2) * Question.UNITS_PER_POINT + Question.UNITS_PER_POINT / 2;
      markets.add(
          new Market(
              new MarketId("asc-%s-b%03d".formatted(GAME, i)),
              Optional.of(RULES),
              FeeCurve.STANDARD,
              Optional.empty(),
              new Listing(
                  GAME.event(), "nba", "bos", "nyk", OptionalLong.empty(), Question.spread(line)),
              false));
    }
    return List.copyOf(markets);
  }

  /** The game as it stands, as a feed has just heard it. */
  private void tellScore() {
    feed.state(
        GAME,
        Optional.of(WallClock.nanos()),
        new GameState(
            "nba",
            "New York",
            "Boston",
            score,
            0,
            GameStatus.LIVE,
            1,
            Optional.of(new GameClock(Duration.ofMinutes(6).toNanos(), true)),
            Optional.empty()));
  }

  /** Everybody else quotes. */
  private void tellBooks() {
    Quantity size = Quantity.ofContracts(100);
    for (Market market : markets) {
      bot.put(
          new BestPricesChanged(
              WallClock.nanos(), market.id(), Price.of("0.45"), size, Price.of("0.55"), size));
    }
  }

  private void await(Semaphore done, String what) throws IOException, InterruptedException {
    int quotes = 2 * markets.size();
    if (!done.tryAcquire(quotes, PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IOException(
          "only %d of %d quotes %s".formatted(done.availablePermits(), quotes, what));
    }
  }

  /** So many scores, each after the last one's quotes are back; forgets what was measured. */
  void run(int rounds) throws IOException, InterruptedException {
    nanos.reset();
    mostRequests = 0;
    RateBudget budget = bot.access().client().budgets().key();
    for (int i = 0; i < rounds; i++) {
      Thread.sleep(PAUSE);
      long requests = budget.total();
      score += 2;
      long start = System.nanoTime();
      tellScore();
      await(cancelled, "cancelled");
      nanos.recordValue(lastCancel - start);
      mostRequests = Math.max(mostRequests, budget.total() - requests);
      tellBooks();
      await(opened, "opened");
    }
  }

  /** From the score to the last cancel. */
  Histogram nanos() {
    return nanos;
  }

  /** The most requests that a round took. */
  long mostRequests() {
    return mostRequests;
  }

  @Override
  public void close() {
    bot.close();
  }

  /** Sees on the engine's thread what became of the quotes. */
  private final class Watch implements Recorder {
    @Override
    public void record(Event event) {
      if (event instanceof OrderOpened) {
        opened.release();
      } else if (event instanceof OrderCanceled) {
        lastCancel = System.nanoTime();
        cancelled.release();
      }
    }

    @Override
    public void record(Command command) {}
  }
}
