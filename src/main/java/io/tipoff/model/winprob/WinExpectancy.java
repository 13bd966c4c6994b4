package io.tipoff.model.winprob;

import java.util.List;

/**
 * How often the home side won from each state of a baseball game: extra innings are one inning, and
 * a lead beyond {@value #WIDEST_LEAD} counts as that.
 */
public final class WinExpectancy {
  /** The widest lead that has a cell of its own. */
  public static final int WIDEST_LEAD = 12;

  /** Cells from the widest deficit to the widest lead. */
  public static final int LEADS = 2 * WIDEST_LEAD + 1;

  /** One row for each inning, side at bat, number of outs and set of runners. */
  public static final int SITUATIONS = (BaseballState.INNINGS + 1) * 2 * 3 * 8;

  private final double[] home;

  /**
   * A table.
   *
   * @param rows by {@link #situation}, each with the home side's chances from its widest deficit to
   *     its widest lead
   */
  public WinExpectancy(List<List<Double>> rows) {
    if (rows.size() != SITUATIONS) {
      throw new IllegalArgumentException(SITUATIONS + " rows are needed, not " + rows.size());
    }
    home = new double[SITUATIONS * LEADS];
    for (int row = 0; row < SITUATIONS; row++) {
      List<Double> chances = rows.get(row);
      if (chances.size() != LEADS) {
        throw new IllegalArgumentException("row " + row + " has " + chances.size() + " leads");
      }
      for (int i = 0; i < LEADS; i++) {
        home[row * LEADS + i] = chances.get(i);
      }
    }
  }

  /** The row of a state. */
  public static int situation(int inning, boolean homeBatting, int outs, int runners) {
    int half = 2 * (StrictMath.min(inning, BaseballState.INNINGS + 1) - 1) + (homeBatting ? 1 : 0);
    return (half * 3 + outs) * 8 + runners;
  }

  /** The share of games that the home side won from here. */
  public double home(BaseballState state) {
    if (state.wonByHome()) {
      return 1;
    }
    int row = situation(state.inning(), state.homeBatting(), state.outs(), state.runners());
    int lead = Math.clamp(state.lead(), -WIDEST_LEAD, WIDEST_LEAD);
    return home[row * LEADS + lead + WIDEST_LEAD];
  }
}
