package io.tipoff.exchange.feeds;

import io.tipoff.exchange.world.BookOdds;
import io.tipoff.exchange.world.FeedSettings;
import io.tipoff.exchange.world.FeedSettings.Lag;
import io.tipoff.exchange.world.GameState;
import io.tipoff.exchange.world.ListedGame;
import io.tipoff.exchange.world.WorldListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves what a world tells in the way of OpticOdds below {@code /opticodds}, of ESPN below {@code
 * /espn} and of The Odds API below {@code /theoddsapi}. The world tells it from whatever thread
 * runs the world; it answers from others.
 */
public final class FeedServer implements WorldListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedServer.class);
  private static final Duration PUMP = Duration.ofMillis(10);
  private static final Duration PING = Duration.ofSeconds(5);
  private static final Duration MARGIN = Duration.ofMinutes(2);
  private static final double NANOS = 1e9;

  private final FeedStore store;
  private final OpticOddsStreams streams;
  private final Handler handler;
  private final ScheduledExecutorService timers =
      Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().name("feeds-", 0).factory());

  /**
   * Begins to serve; nothing is known until the world tells it.
   *
   * @param outside the wall's time of a time of the world, both in nanoseconds since 1970; never
   *     falls
   * @param clock the wall's
   */
  public FeedServer(
      FeedSettings lags, LongUnaryOperator outside, InstantSource clock, FeedAccess access) {
    this(lags, outside, clock, access, PING);
  }

  FeedServer(
      FeedSettings lags,
      LongUnaryOperator outside,
      InstantSource clock,
      FeedAccess access,
      Duration ping) {
    WorldTime time = new WorldTime(outside, clock);
    this.store = new FeedStore(longest(lags) + MARGIN.toNanos());
    this.streams = new OpticOddsStreams(store, lags, time);
    this.handler =
        new Handler.Sequence(
            new OpticOddsHandler(store, lags, time, clock, access, streams),
            new EspnHandler(store, lags.espn(), time),
            new TheOddsApiHandler(store, lags.theOddsApi(), time, clock, access));
    repeat(PUMP, streams::run);
    repeat(ping, streams::ping);
  }

  private static long longest(FeedSettings lags) {
    double seconds =
        Stream.of(lags.opticOddsScores(), lags.opticOddsOdds(), lags.espn(), lags.theOddsApi())
            .mapToDouble(FeedServer::seconds)
            .max()
            .orElseThrow();
    return Math.round(seconds * NANOS);
  }

  private static double seconds(Lag lag) {
    return lag.delay() + lag.refresh();
  }

  private void repeat(Duration pause, Runnable work) {
    Runnable guarded =
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            LOG.error("a feed failed; this is a bug", e);
          }
        };
    var _ =
        timers.scheduleWithFixedDelay(
            guarded, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Answers requests below the feeds' paths and leaves all others alone. */
  public Handler handler() {
    return handler;
  }

  /** How many streams are open. */
  public int streams() {
    return streams.size();
  }

  @Override
  public void played(ListedGame game, GameState state, long time) {
    streams.played(store.played(game, state, time));
  }

  @Override
  public void priced(BookOdds odds) {
    store.priced(odds);
    streams.priced(odds);
  }

  /** Ends all streams. */
  @Override
  public void close() {
    timers.shutdownNow();
    streams.close();
  }
}
