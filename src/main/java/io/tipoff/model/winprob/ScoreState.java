package io.tipoff.model.winprob;

/**
 * Score and clock of a game.
 *
 * @param lead points of the home side above the away side
 * @param secondsLeft of game clock until the end of regulation, or of the overtime being played
 */
public record ScoreState(int lead, double secondsLeft) {
  static final double SECONDS_PER_MINUTE = 60;

  public ScoreState {
    if (!(secondsLeft >= 0) || Double.isInfinite(secondsLeft)) {
      throw new IllegalArgumentException("seconds left are 0 or more, not " + secondsLeft);
    }
  }

  double minutesLeft() {
    return secondsLeft / SECONDS_PER_MINUTE;
  }
}
