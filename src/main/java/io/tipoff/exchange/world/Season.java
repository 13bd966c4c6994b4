package io.tipoff.exchange.world;

import io.tipoff.exchange.Exchange;
import java.util.ArrayList;
import java.util.List;

/**
 * Evening after evening on one exchange, without end. From the first moment outside a game is in
 * play; the first game of an evening begins before the last of the evening before is over. The same
 * seed gives the same games and the same wishes to trade, whenever and however fast they are
 * played.
 */
public final class Season {
  private static final long SECOND = 1_000_000_000;

  /** A game is in play for so long when the world begins for those outside. */
  private static final long PLAYED = 180 * SECOND;

  /** Nothing happens for so long before and after that moment: everybody quotes. */
  private static final long CALM = 8 * SECOND;

  /** So long before an evening's last game ends the next evening's first begins. */
  private static final long OVERLAP = 600 * SECOND;

  private final Schedule schedule;
  private final WorldSettings traders;
  private final Place place;
  private final List<World> worlds = new ArrayList<>();
  private Evening next;
  private int number;

  /**
   * A season that stands before its first evening: what happened before now is due at once.
   *
   * @param now outside, nanoseconds since 1970
   */
  public Season(
      SeasonSettings settings,
      Exchange exchange,
      TraderReports reports,
      WorldListener listener,
      long now) {
    this.schedule = new Schedule(settings);
    this.traders = settings.traders();
    this.next = schedule.evening(0, 0);
    this.place = new Place(exchange, reports, clock(settings, now), listener);
  }

  /**
   * From the world's time to the time outside of a season that begins for those outside now.
   *
   * @param now outside, nanoseconds since 1970
   */
  public static WorldClock clock(SeasonSettings settings, long now) {
    return WorldClock.of(inPlay(new Schedule(settings).evening(0, 0)), now, settings.speed());
  }

  /** From the world's time to the time outside. */
  public WorldClock clock() {
    return place.clock();
  }

  /** When something happens next, in the time outside. */
  public long nextDue() {
    return place.clock().outside(nextInside());
  }

  /** Lets the next thing happen, at its own time. */
  public void step() {
    long due = nextInside();
    if (next.start() <= due) {
      worlds.add(new World(next, traders, place, due));
      number++;
      next = following();
    }
    for (World world : worlds) {
      world.run(due);
    }
    worlds.removeIf(world -> world.nextDue() == Long.MAX_VALUE);
  }

  private long nextInside() {
    long due = next.start();
    for (World world : worlds) {
      due = Math.min(due, world.nextDue());
    }
    return due;
  }

  /** The evening after the latest. */
  private Evening following() {
    Evening now = worlds.getLast().evening();
    long lastEnd = now.games().stream().mapToLong(game -> end(game, now)).max().orElseThrow();
    Evening sketch = schedule.evening(number, 0);
    long start = Math.max(now.start() + 1, lastEnd - OVERLAP - tipOff(sketch));
    return schedule.evening(number, schedule.noRematch(number, start, place.clock()));
  }

  private static long tipOff(Evening evening) {
    return new Game(evening.games().getFirst(), evening.seed()).nextDue();
  }

  private static long end(GameSettings settings, Evening evening) {
    Game game = new Game(settings, evening.seed());
    game.advance(Long.MAX_VALUE - 1);
    return game.state().changed();
  }

  /** A quiet moment some minutes into the first game. */
  private static long inPlay(Evening evening) {
    Game game = new Game(evening.games().getFirst(), evening.seed());
    long tipOff = game.nextDue();
    game.advance(tipOff);
    while (game.nextDue() != Long.MAX_VALUE
        && (game.state().changed() < tipOff + PLAYED
            || game.state().status() != GameStatus.LIVE
            || game.nextDue() - game.state().changed() < 2 * CALM)) {
      game.advance(game.nextDue());
    }
    return game.state().changed() + CALM;
  }
}
