package io.tipoff.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a report says beyond the report before. */
class GameReportedTest {
  private static final GameId GAME = new GameId("nba-bos-nyk");

  private static GameState state(GameStatus status, int period, int home, int away) {
    return new GameState(
        "nba", "nyk", "bos", home, away, status, period, Optional.empty(), Optional.empty());
  }

  private static GameReported report(GameState state) {
    return new GameReported(9, GAME, FeedSource.ESPN, 7, state);
  }

  @Test
  void shouldSayNothingWhereNothingChanged() {
    GameState state = state(GameStatus.LIVE, 1, 2, 0);
    assertThat(report(state).changesSince(state)).isEmpty();
    assertThat(report(state).changesSince(null)).isEmpty();
  }

  @Test
  void shouldNameEachChange() {
    assertThat(
            report(state(GameStatus.SUSPENDED, 2, 4, 0))
                .changesSince(state(GameStatus.LIVE, 1, 2, 0)))
        .containsExactly(
            new ScoreChanged(9, GAME, FeedSource.ESPN, 7, 4, 0),
            new PeriodChanged(9, GAME, FeedSource.ESPN, 7, 2),
            new PlaySuspended(9, GAME, FeedSource.ESPN, 7, ""));
    assertThat(
            report(state(GameStatus.LIVE, 2, 4, 0))
                .changesSince(state(GameStatus.SUSPENDED, 2, 4, 0)))
        .containsExactly(new PlayResumed(9, GAME, FeedSource.ESPN, 7));
    assertThat(
            report(state(GameStatus.FINAL, 4, 99, 90))
                .changesSince(state(GameStatus.LIVE, 4, 99, 90)))
        .containsExactly(new GameEnded(9, GAME, FeedSource.ESPN, 7, 99, 90));
  }
}
