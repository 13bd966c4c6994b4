package io.tipoff.event;

import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed told where a game stands; the same state again says that it still stands there.
 *
 * @param trueAt when it stood there by the feed's own word, nanoseconds since 1970; the time of
 *     asking where the feed does not say
 */
public record GameReported(long time, GameId game, FeedSource source, long trueAt, GameState state)
    implements GameEvent {

  /**
   * What changed since the same feed's report before, as events of their own; this report is not
   * among them, and follows them.
   *
   * @param before null if there was none; then only the end of a game is news
   */
  public List<GameEvent> changesSince(@Nullable GameState before) {
    List<GameEvent> changes = new ArrayList<>();
    GameStatus was = before == null ? GameStatus.UNKNOWN : before.status();
    if (before != null && !state.hasScoreOf(before)) {
      changes.add(
          new ScoreChanged(time, game, source, trueAt, state.homeScore(), state.awayScore()));
    }
    if (before != null && state.period() != before.period() && state.period() > 0) {
      changes.add(new PeriodChanged(time, game, source, trueAt, state.period()));
    }
    if (state.status() == GameStatus.SUSPENDED && was != GameStatus.SUSPENDED) {
      changes.add(new PlaySuspended(time, game, source, trueAt, ""));
    }
    if (was == GameStatus.SUSPENDED && state.status() == GameStatus.LIVE) {
      changes.add(new PlayResumed(time, game, source, trueAt));
    }
    if (state.status() == GameStatus.FINAL && was != GameStatus.FINAL) {
      changes.add(new GameEnded(time, game, source, trueAt, state.homeScore(), state.awayScore()));
    }
    return changes;
  }
}
