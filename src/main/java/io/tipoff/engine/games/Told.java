package io.tipoff.engine.games;

import io.tipoff.game.FeedSource;
import io.tipoff.game.GameClock;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What one feed told of one game. */
final class Told {
  private static final long SECOND = 1_000_000_000;

  private final FeedSource source;
  private final Deque<Score> scores = new ArrayDeque<>();
  private GameState state;
  private long trueAt;
  private long heardAt;
  private boolean lost;

  /** A score, from when on it was told. */
  private record Score(int home, int away, long since) {
    boolean isAtLeast(Score other) {
      return home >= other.home && away >= other.away;
    }
  }

  Told(FeedSource source, GameState state, long trueAt, long now) {
    this.source = source;
    this.state = state;
    take(state, trueAt, now, 0);
  }

  /**
   * Takes the feed's newest word.
   *
   * @param at when it was true by the feed's own word
   * @param kept how far back scores are remembered, nanoseconds
   */
  void take(GameState told, long at, long now, long kept) {
    state = told;
    trueAt = at;
    heardAt = now;
    lost = false;
    @Nullable Score last = scores.peekLast();
    if (last == null || last.home != told.homeScore() || last.away != told.awayScore()) {
      scores.add(new Score(told.homeScore(), told.awayScore(), now));
    }
    while (scores.size() > 1 && secondSince() <= now - kept) {
      scores.removeFirst();
    }
  }

  private long secondSince() {
    var each = scores.iterator();
    each.next();
    return each.next().since;
  }

  /** Nothing that it told counts until it tells again. */
  void lose() {
    lost = true;
    scores.clear();
    scores.add(new Score(state.homeScore(), state.awayScore(), heardAt));
  }

  FeedSource source() {
    return source;
  }

  GameState state() {
    return state;
  }

  long trueAt() {
    return trueAt;
  }

  long heardAt() {
    return heardAt;
  }

  boolean isLost() {
    return lost;
  }

  boolean isFresh(long now, long maxAge) {
    return !lost && now - heardAt <= maxAge;
  }

  /** Whether it is farther on in the game than another feed; the fresher stamp where both are. */
  boolean isAheadOf(Told other) {
    int ahead = Integer.compare(stage(state.status()), stage(other.state.status()));
    if (ahead == 0) {
      ahead = Integer.compare(state.period(), other.state.period());
    }
    if (ahead == 0 && state.clock().isPresent() && other.state.clock().isPresent()) {
      ahead = -compare(state.clock().get(), other.state.clock().get());
    }
    if (ahead == 0) {
      ahead = Integer.compare(points(state), points(other.state));
    }
    return ahead == 0 ? trueAt > other.trueAt : ahead > 0;
  }

  /** Whole seconds: feeds round differently. */
  private static int compare(GameClock one, GameClock other) {
    return Long.compare(one.left() / SECOND, other.left() / SECOND);
  }

  private static int points(GameState state) {
    return state.homeScore() + state.awayScore();
  }

  private static int stage(GameStatus status) {
    return switch (status) {
      case UNKNOWN -> 0;
      case SCHEDULED, DELAYED -> 1;
      case LIVE, BREAK, SUSPENDED -> 2;
      case FINAL, CANCELLED -> 3;
    };
  }

  /**
   * Whether both cannot be true: each side leads in one of them, or the one that has less has not
   * reached what the other had so long ago.
   *
   * @param behind the time that a feed may be behind, nanoseconds
   */
  boolean contradicts(Told other, long now, long behind) {
    Score mine = scores.getLast();
    Score theirs = other.scores.getLast();
    if (!hasScore() || !other.hasScore() || (mine.isAtLeast(theirs) && theirs.isAtLeast(mine))) {
      return false;
    }
    if (mine.isAtLeast(theirs)) {
      return other.hasMissed(this, now - behind);
    }
    return !theirs.isAtLeast(mine) || hasMissed(other, now - behind);
  }

  private boolean hasMissed(Told leader, long then) {
    @Nullable Score old = leader.scoreAt(then);
    return old != null && !scores.getLast().isAtLeast(old);
  }

  private @Nullable Score scoreAt(long time) {
    @Nullable Score found = null;
    for (Score score : scores) {
      if (score.since <= time) {
        found = score;
      }
    }
    return found;
  }

  /** A feed that does not follow the game says nothing of its score. */
  private boolean hasScore() {
    return stage(state.status()) >= 2;
  }
}
