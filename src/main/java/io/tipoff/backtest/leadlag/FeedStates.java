package io.tipoff.backtest.leadlag;

import io.tipoff.backtest.leadlag.Happening.Kind;
import io.tipoff.backtest.leadlag.Happening.Word;
import io.tipoff.event.GameEnded;
import io.tipoff.event.GameReported;
import io.tipoff.event.PeriodChanged;
import io.tipoff.event.PlayResumed;
import io.tipoff.event.PlaySuspended;
import io.tipoff.event.ScoreChanged;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.GameStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where each feed says that each game stands, so that its word can be told from its repetition. The
 * first word of a game, and the first after an outage, is no change: nobody knows when that came.
 */
final class FeedStates {
  /** Where a feed says that a game stands; the status is null while it has not said. */
  private static final class State {
    private int home;
    private int away;
    private boolean scored;
    private @Nullable GameStatus status;
    private int period;
  }

  private record Place(FeedSource source, GameId game) {}

  private final GameLog log;
  private final Map<Place, State> states = new HashMap<>();

  FeedStates(GameLog log) {
    this.log = log;
  }

  void take(GameReported report) {
    GameId game = report.game();
    FeedSource source = report.source();
    Word word = new Word(report.time(), report.trueAt());
    score(game, source, word, report.state().homeScore(), report.state().awayScore());
    state(source, game).period = report.state().period();
    status(game, source, word, report.state().status());
  }

  void take(ScoreChanged change) {
    score(
        change.game(),
        change.source(),
        new Word(change.time(), change.trueAt()),
        change.homeScore(),
        change.awayScore());
  }

  void take(PeriodChanged change) {
    state(change.source(), change.game()).period = change.period();
  }

  void take(PlaySuspended suspended) {
    Word word = new Word(suspended.time(), suspended.trueAt());
    status(suspended.game(), suspended.source(), word, GameStatus.SUSPENDED);
  }

  void take(PlayResumed resumed) {
    Word word = new Word(resumed.time(), resumed.trueAt());
    status(resumed.game(), resumed.source(), word, GameStatus.LIVE);
  }

  void take(GameEnded ended) {
    Word word = new Word(ended.time(), ended.trueAt());
    score(ended.game(), ended.source(), word, ended.homeScore(), ended.awayScore());
    status(ended.game(), ended.source(), word, GameStatus.FINAL);
  }

  /** A feed cannot be heard: what it tells next may be old. */
  void lose(FeedSource source, Optional<GameId> game) {
    states
        .keySet()
        .removeIf(
            place ->
                place.source() == source && (game.isEmpty() || place.game().equals(game.get())));
  }

  private State state(FeedSource source, GameId game) {
    return states.computeIfAbsent(new Place(source, game), _ -> new State());
  }

  private void score(GameId game, FeedSource source, Word word, int home, int away) {
    State state = state(source, game);
    int homeGain = home - state.home;
    int awayGain = away - state.away;
    if (state.scored && (homeGain != 0 || awayGain != 0)) {
      Direction direction = new Direction(homeGain - awayGain, homeGain + awayGain);
      log.told(new Happening.Key(game, Kind.SCORE, home + "-" + away), direction, "", source, word);
    }
    state.home = home;
    state.away = away;
    state.scored = true;
  }

  private void status(GameId game, FeedSource source, Word word, GameStatus status) {
    State state = state(source, game);
    if (state.status != null && state.status != status && status != GameStatus.UNKNOWN) {
      Happening.Key key =
          new Happening.Key(game, Kind.STATUS, status + " in period " + state.period);
      log.told(key, new Direction(0, 0), "", source, word);
    }
    state.status = status;
  }
}
