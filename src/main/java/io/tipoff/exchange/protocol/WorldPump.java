package io.tipoff.exchange.protocol;

import io.tipoff.exchange.feeds.FeedAccess;
import io.tipoff.exchange.feeds.FeedServer;
import io.tipoff.exchange.world.BookOdds;
import io.tipoff.exchange.world.GameState;
import io.tipoff.exchange.world.ListedGame;
import io.tipoff.exchange.world.Season;
import io.tipoff.exchange.world.SeasonSettings;
import io.tipoff.exchange.world.WorldClock;
import io.tipoff.exchange.world.WorldListener;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the invented world live on the floor: each thing when it is due, but never for long at a
 * time, so that requests get their turn however fast the world runs.
 */
final class WorldPump {
  private static final Logger LOG = LoggerFactory.getLogger(WorldPump.class);

  /** As long as the floor is kept from others at a time. */
  private static final long TURN = TimeUnit.MILLISECONDS.toNanos(2);

  private static final long SHORTEST_PAUSE = TimeUnit.MICROSECONDS.toNanos(200);

  /** Also of a clock that moves in leaps. */
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

  private final ExchangeFloor floor;
  private final FeedServer feeds;
  private final Season season;

  /**
   * A world whose first game has begun some minutes ago and that is quoted.
   *
   * @param wall what the feeds take for now
   */
  WorldPump(ExchangeFloor floor, SeasonSettings settings, InstantSource wall) {
    this.floor = floor;
    long now = floor.now();
    WorldClock clock = Season.clock(settings, now);
    this.feeds = new FeedServer(settings.traders().feeds(), clock::outside, wall, FeedAccess.OPEN);
    WorldListener both = new Both(new Scoreboard(floor.catalog(), clock::outside), feeds);
    this.season = new Season(settings, floor.exchange(), floor.traders(), both, now);
    while (season.nextDue() <= now) {
      live(now);
    }
  }

  /** Serves scores and odds of the world. */
  FeedServer feeds() {
    return feeds;
  }

  /** Both hear everything, one after the other. */
  private record Both(WorldListener one, WorldListener other) implements WorldListener {
    @Override
    public void played(ListedGame game, GameState state, long time) {
      one.played(game, state, time);
      other.played(game, state, time);
    }

    @Override
    public void priced(BookOdds odds) {
      one.priced(odds);
      other.priced(odds);
    }
  }

  void start(ScheduledExecutorService timers) {
    schedule(timers, SHORTEST_PAUSE);
  }

  private void schedule(ScheduledExecutorService timers, long pause) {
    var _ = timers.schedule(() -> turn(timers), pause, TimeUnit.NANOSECONDS);
  }

  private void turn(ScheduledExecutorService timers) {
    try {
      long left = live(floor.now()) - floor.now();
      schedule(timers, Math.clamp(left, SHORTEST_PAUSE, LONGEST_PAUSE));
    } catch (RejectedExecutionException e) {
      LOG.debug("the exchange has stopped", e);
    } catch (RuntimeException e) {
      LOG.error("the invented world ended; this is a bug", e);
    }
  }

  /**
   * Lets happen what is due, the world's things at their own times, and then orders expire.
   *
   * @return when the next thing is due
   */
  private long live(long now) {
    return floor.enter(
        () -> {
          long end = System.nanoTime() + TURN;
          while (season.nextDue() <= now && System.nanoTime() < end) {
            season.step();
          }
          if (season.nextDue() > now) {
            floor.exchange().advance(now);
          }
          return season.nextDue();
        });
  }
}
