package io.tipoff.model.winprob;

/**
 * A moment of a baseball game.
 *
 * @param inning from 1; from 10 on extra innings
 * @param homeBatting the bottom of the inning
 * @param outs 0 to 2
 * @param runners 1 for a runner on first, plus 2 for second, plus 4 for third: 0 to 7
 * @param lead runs of the home side above the away side
 */
public record BaseballState(int inning, boolean homeBatting, int outs, int runners, int lead) {
  static final int INNINGS = 9;
  private static final int OUTS_PER_HALF = 3;
  private static final int OUTS = 2 * INNINGS * OUTS_PER_HALF;

  /** The first pitch. */
  public static final BaseballState START = new BaseballState(1, false, 0, 0, 0);

  public BaseballState {
    if (inning < 1 || outs < 0 || outs >= OUTS_PER_HALF || runners < 0 || runners > 7) {
      throw new IllegalArgumentException(
          "an inning from 1, 0 to 2 outs and 0 to 7 for the runners are needed, not "
              + inning
              + ", "
              + outs
              + ", "
              + runners);
    }
  }

  /** The home side leads in its last turn at bat, so nobody bats on. */
  boolean wonByHome() {
    return homeBatting && inning >= INNINGS && lead > 0;
  }

  /** The share of regulation that is left, by outs; in extra innings that of half an inning. */
  double shareLeft() {
    int played = (inning - 1) * 2 * OUTS_PER_HALF + (homeBatting ? OUTS_PER_HALF : 0) + outs;
    return (double) StrictMath.max(OUTS_PER_HALF, OUTS - played) / OUTS;
  }
}
