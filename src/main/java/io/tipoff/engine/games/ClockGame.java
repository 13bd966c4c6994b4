package io.tipoff.engine.games;

import io.tipoff.game.GameClock;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.model.winprob.MarginModel;
import java.util.OptionalDouble;

/** How long a league plays, where its games have a clock and a model. */
enum ClockGame {
  NBA(MarginModel.NBA, 4, 12 * 60, true),
  /** Its overtime ends with the score that the model does not know. */
  NFL(MarginModel.NFL, 4, 15 * 60, false);

  private static final double NANOS = 1e9;

  /** A clock that ran on is not believed to have run out, nor for longer than this. */
  private static final long LONGEST_RUN = 60_000_000_000L;

  private static final double LEAST_LEFT = 1;

  /** Immutable, though its class does not say so in a way that the compiler can check. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final MarginModel model;

  private final int periods;
  private final int seconds;
  private final boolean overtimes;

  ClockGame(MarginModel model, int periods, int seconds, boolean overtimes) {
    this.model = model;
    this.periods = periods;
    this.seconds = seconds;
    this.overtimes = overtimes;
  }

  MarginModel model() {
    return model;
  }

  /**
   * Seconds of game clock until the end of regulation, or of the overtime that is played; empty
   * where period or clock are unknown.
   *
   * @param since how long ago the state was true, nanoseconds
   */
  OptionalDouble secondsLeft(GameState state, long since) {
    if (state.period() < 1 || state.clock().isEmpty() || (state.period() > periods && !overtimes)) {
      return OptionalDouble.empty();
    }
    double inPeriod = inPeriod(state, state.clock().get(), since);
    return OptionalDouble.of(inPeriod + Math.max(0, periods - state.period()) * (double) seconds);
  }

  private static double inPeriod(GameState state, GameClock clock, long since) {
    double left = clock.left() / NANOS;
    if (!clock.running() || state.status() != GameStatus.LIVE || left <= LEAST_LEFT) {
      return left;
    }
    return Math.max(LEAST_LEFT, left - Math.clamp(since, 0, LONGEST_RUN) / NANOS);
  }
}
