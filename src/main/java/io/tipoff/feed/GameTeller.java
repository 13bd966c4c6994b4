package io.tipoff.feed;

import io.tipoff.event.FeedLost;
import io.tipoff.event.FeedRestored;
import io.tipoff.event.GameEvent;
import io.tipoff.event.GameMatched;
import io.tipoff.event.GameReported;
import io.tipoff.event.OddsReported;
import io.tipoff.event.OddsSuspended;
import io.tipoff.game.BookOdds;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.Selection;
import io.tipoff.market.Question;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells what one feed says, by the venue's names of its games: changes at once, what stays as it is
 * every few seconds, so that everybody knows that the feed is still heard. For many threads.
 */
public final class GameTeller {
  private static final long AGAIN = Duration.ofSeconds(5).toNanos();

  private final FeedHealth health;
  private final FeedSource source;
  private final Consumer<? super GameEvent> events;
  private final LongSupplier clock;
  private final Map<String, GameMatch.Found> matches = new HashMap<>();
  private final Map<GameId, Told> games = new HashMap<>();
  private boolean lost;
  private long losses;

  /** What of a game a feed tells, perhaps by different ways. */
  public enum Part {
    SCORES,
    ODDS
  }

  /** What was last told of a game. */
  private static final class Told {
    private @Nullable GameState state;
    private long at;
    private long losses;
    private final Set<Part> lost = EnumSet.noneOf(Part.class);

    private void again() {
      at = Long.MIN_VALUE / 2;
    }
  }

  /**
   * A teller that has told nothing.
   *
   * @param events where it tells it; is called under a lock
   * @param clock the time now, nanoseconds since 1970
   */
  public GameTeller(FeedHealth health, Consumer<? super GameEvent> events, LongSupplier clock) {
    this.health = health;
    this.source = health.source();
    this.events = events;
    this.clock = clock;
  }

  /** The time now, nanoseconds since 1970. */
  public long now() {
    return clock.getAsLong();
  }

  /** Takes what became of looking for a game; what it was found to be is told if that is new. */
  public synchronized void match(Fixture fixture, GameMatch match) {
    switch (match) {
      case GameMatch.None(var reason) -> health.unmatched(fixture, reason);
      case GameMatch.Ambiguous(var candidates) ->
          health.unmatched(fixture, "it may be any of " + candidates);
      case GameMatch.Found found -> {
        Optional<String> other = otherOf(fixture, found);
        if (other.isPresent()) {
          health.unmatched(
              fixture, "it would be %s, as its %s is".formatted(found.game(), other.get()));
          return;
        }
        health.matched(fixture);
        if (!found.equals(matches.put(fixture.id(), found))) {
          health.matched(matches.size());
          tell(
              new GameMatched(
                  now(),
                  found.game(),
                  source,
                  fixture.id(),
                  fixture.home().name(),
                  fixture.away().name(),
                  found.markets(),
                  found.confidence()));
        }
      }
    }
  }

  /** A game of the venue is one of a feed's, not two. */
  private Optional<String> otherOf(Fixture fixture, GameMatch.Found found) {
    if (matches.containsKey(fixture.id())) {
      return Optional.empty();
    }
    return matches.entrySet().stream()
        .filter(known -> known.getValue().game().equals(found.game()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The venue's game that a feed's is; empty while it is not known. */
  public synchronized Optional<GameId> gameOf(String fixture) {
    return Optional.ofNullable(matches.get(fixture)).map(GameMatch.Found::game);
  }

  /**
   * Takes where a game stands.
   *
   * @param trueAt by the feed's own word, nanoseconds since 1970; empty where it has none; what is
   *     not yet counts as now
   */
  public synchronized void state(GameId game, Optional<Long> trueAt, GameState state) {
    Told told = games.computeIfAbsent(game, _ -> new Told());
    long now = now();
    boolean same = state.equals(told.state);
    if (same && !told.lost.contains(Part.SCORES) && now - told.at < AGAIN) {
      return;
    }
    long stamp = Math.min(trueAt.orElse(now), now);
    GameReported report = new GameReported(now, game, source, stamp, state);
    if (!same && told.state != null && trueAt.isPresent()) {
      health.arrived(now - trueAt.get());
    }
    hear(game, told, Part.SCORES);
    report.changesSince(told.state).forEach(this::tell);
    tell(report);
    told.state = state;
    told.at = now;
  }

  /** Takes a book's odds. */
  public synchronized void odds(GameId game, BookOdds odds) {
    hear(game, games.computeIfAbsent(game, _ -> new Told()), Part.ODDS);
    tell(new OddsReported(now(), game, source, odds));
  }

  /** Takes that a book takes no bets on a side. */
  public synchronized void suspended(
      GameId game, String sportsbook, Question question, Selection selection) {
    tell(new OddsSuspended(now(), game, source, sportsbook, question, selection));
  }

  /** The feed answered, whatever it said. */
  public synchronized void heard() {
    health.heard(now());
    if (lost) {
      lost = false;
      games.values().forEach(Told::again);
      tell(new FeedRestored(now(), source, Optional.empty()));
    }
  }

  /** Nothing is heard of any game. */
  public synchronized void lost(FeedHealth.State how, String reason) {
    health.lost(how, reason);
    if (!lost) {
      lost = true;
      losses++;
      games.values().forEach(Told::again);
      tell(new FeedLost(now(), source, Optional.empty(), reason));
    }
  }

  /** A part of one game is not heard; until it is. */
  public synchronized void lost(GameId game, Part part, String reason) {
    Told told = games.computeIfAbsent(game, _ -> new Told());
    if (told.lost.add(part)) {
      told.losses++;
      told.again();
      tell(new FeedLost(now(), source, Optional.of(game), reason));
    }
  }

  /** A part of one game is heard again, even if there is nothing to tell of it. */
  public synchronized void restored(GameId game, Part part) {
    hear(game, games.computeIfAbsent(game, _ -> new Told()), part);
  }

  /**
   * How often it was told that something of a game was lost. An outage of a part takes away all
   * that the feed told of the game, so the other part must be told again.
   */
  synchronized long losses(GameId game) {
    @Nullable Told told = games.get(game);
    return losses + (told == null ? 0 : told.losses);
  }

  private void hear(GameId game, Told told, Part part) {
    if (told.lost.remove(part) && told.lost.isEmpty()) {
      tell(new FeedRestored(now(), source, Optional.of(game)));
    }
  }

  private void tell(GameEvent event) {
    health.told();
    events.accept(event);
  }
}
