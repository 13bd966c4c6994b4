package io.tipoff.engine.games;

import io.tipoff.event.GameMatched;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameCondition;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.game.MarketSide;
import io.tipoff.game.Selection;
import io.tipoff.market.MarketId;
import io.tipoff.strategy.GameView;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Everything that was told of one game. */
final class GameFile {
  private final GameId game;
  private final FeedLimits limits;
  private final long maxAge;
  private final long mostBehind;
  private final Map<FeedSource, Told> told = new EnumMap<>(FeedSource.class);
  private final Map<FeedSource, GameMatched> matches = new EnumMap<>(FeedSource.class);
  private final SequencedSet<MarketId> markets = new LinkedHashSet<>();
  private final GameOdds odds = new GameOdds();
  private GameCondition condition = GameCondition.UNHEARD;
  private @Nullable GameState state;
  private long version;

  GameFile(GameId game, FeedLimits limits) {
    this.game = game;
    this.limits = limits;
    this.maxAge = limits.maxAge().toNanos();
    this.mostBehind = limits.mostBehind().toNanos();
  }

  GameId game() {
    return game;
  }

  /** Changes whenever something was told that may change what the models make of it. */
  long version() {
    return version;
  }

  GameOdds odds() {
    return odds;
  }

  /** The venue's markets of the event. */
  SequencedSet<MarketId> markets() {
    return markets;
  }

  /** What was last found to be known; empty while nothing was. */
  Optional<GameState> state() {
    return Optional.ofNullable(state);
  }

  GameCondition condition() {
    return condition;
  }

  void take(GameMatched match) {
    matches.put(match.source(), match);
    version++;
  }

  void take(FeedSource source, GameState newest, long trueAt, long now) {
    @Nullable Told known = told.get(source);
    if (known == null) {
      told.put(source, new Told(source, newest, trueAt, now));
    } else {
      known.take(newest, trueAt, now, mostBehind);
    }
  }

  /** Takes a part of a state; returns false where the feed has told no whole one yet. */
  boolean change(FeedSource source, UnaryOperator<GameState> change, long trueAt, long now) {
    @Nullable Told known = told.get(source);
    if (known != null) {
      known.take(change.apply(known.state()), trueAt, now, mostBehind);
    }
    return known != null;
  }

  void lose(FeedSource source) {
    @Nullable Told known = told.get(source);
    if (known != null) {
      known.lose();
    }
    odds.lose(source);
    version++;
  }

  void oddsChanged() {
    version++;
  }

  /** Works out what is known now, and returns whether that is news. */
  News update(long now) {
    GameCondition conditionBefore = condition;
    @Nullable GameState before = state;
    condition = condition(now);
    @Nullable Told leader = leader(now);
    state = leader == null ? state : leader.state();
    if (condition == conditionBefore && state != null && state.equals(before)) {
      return News.NONE;
    }
    version++;
    boolean happened = before != null && state != null && isEvent(before, state);
    return happened ? News.HAPPENED : News.CHANGED;
  }

  /** What an update found. */
  enum News {
    NONE,
    /** Something else is known, such as the clock. */
    CHANGED,
    /** Something happened that moves prices. */
    HAPPENED
  }

  private static boolean isEvent(GameState before, GameState after) {
    return !before.hasScoreOf(after)
        || (before.status() != after.status()
            && !(isPlayed(before.status()) && isPlayed(after.status())));
  }

  private static boolean isPlayed(GameStatus status) {
    return status == GameStatus.LIVE || status == GameStatus.BREAK;
  }

  /** What is known now; empty while no feed told of the game. */
  Optional<GameView> view(long now) {
    @Nullable Told leader = leader(now);
    if (leader == null) {
      leader = told.values().stream().reduce(GameFile::later).orElse(null);
    }
    return Optional.ofNullable(leader)
        .map(
            best ->
                new GameView(
                    game,
                    best.state(),
                    best.source(),
                    best.trueAt(),
                    best.heardAt(),
                    condition(now)));
  }

  private static Told later(Told one, Told other) {
    return other.heardAt() > one.heardAt() ? other : one;
  }

  /** The feed that is the farthest on among those that can be believed; null if there is none. */
  private @Nullable Told leader(long now) {
    @Nullable Told best = null;
    for (Told one : told.values()) {
      if (one.isFresh(now, maxAge) && (best == null || one.isAheadOf(best))) {
        best = one;
      }
    }
    return best;
  }

  private GameCondition condition(long now) {
    if (told.isEmpty()) {
      return GameCondition.UNHEARD;
    }
    @Nullable Told leader = leader(now);
    if (leader == null) {
      boolean lost = told.values().stream().allMatch(Told::isLost);
      return lost ? GameCondition.LOST : GameCondition.STALE;
    }
    for (Told one : told.values()) {
      if (one != leader && one.isFresh(now, maxAge) && one.contradicts(leader, now, mostBehind)) {
        return GameCondition.CONTRADICTED;
      }
    }
    return GameCondition.CERTAIN;
  }

  /** What pays a market's YES contract, where every match that is sure enough says the same. */
  Optional<Selection> longSide(MarketId market) {
    @Nullable Selection found = null;
    for (GameMatched match : matches.values()) {
      if (match.confidence() < limits.confidence()) {
        continue;
      }
      for (MarketSide side : match.markets()) {
        if (side.market().equals(market)) {
          if (found != null && found != side.longSide()) {
            return Optional.empty();
          }
          found = side.longSide();
        }
      }
    }
    return Optional.ofNullable(found);
  }

  /** Whether so many books took bets down at once that they know of something. */
  boolean isBurst(long now) {
    return odds.suspending(now, limits.burstWindow().toNanos()) >= limits.burstBooks();
  }
}
