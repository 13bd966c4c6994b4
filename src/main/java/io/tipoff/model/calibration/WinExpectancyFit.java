package io.tipoff.model.calibration;

import static io.tipoff.model.winprob.WinExpectancy.LEADS;
import static io.tipoff.model.winprob.WinExpectancy.SITUATIONS;
import static io.tipoff.model.winprob.WinExpectancy.WIDEST_LEAD;

import io.tipoff.model.LogOdds;
import io.tipoff.model.winprob.WinExpectancy;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a table of win expectancy of counts. Small cells are shrunk: each counts as if it had been
 * seen {@value #SHRINKAGE} times more, with the chance that a logistic curve through its row has
 * there; then the chances of each row are made to rise with the lead (pool adjacent violators).
 */
public final class WinExpectancyFit {
  private static final double SHRINKAGE = 50;
  private static final double LEAST = 1e-4;

  private final double[][] games = new double[SITUATIONS][LEADS];
  private final double[][] wins = new double[SITUATIONS][LEADS];

  /** Counts a state. Leads beyond the widest and extra innings are put together. */
  public void add(BaseballCount count) {
    int row =
        WinExpectancy.situation(count.inning(), count.homeBatting(), count.outs(), count.runners());
    int cell = Math.clamp(count.lead(), -WIDEST_LEAD, WIDEST_LEAD) + WIDEST_LEAD;
    games[row][cell] += count.games();
    wins[row][cell] += count.homeWins();
  }

  /** The table's rows. */
  public List<List<Double>> rows() {
    List<List<Double>> rows = new ArrayList<>();
    for (int row = 0; row < SITUATIONS; row++) {
      rows.add(smooth(games[row], wins[row]));
    }
    return rows;
  }

  private static List<Double> smooth(double[] games, double[] wins) {
    LogisticCurve curve = LogisticCurve.through(games, wins);
    double[] chances = new double[LEADS];
    double[] weights = new double[LEADS];
    for (int i = 0; i < LEADS; i++) {
      weights[i] = games[i] + SHRINKAGE;
      chances[i] = (wins[i] + SHRINKAGE * curve.at(i - WIDEST_LEAD)) / weights[i];
    }
    List<Double> smooth = new ArrayList<>();
    for (double chance : Monotone.rising(chances, weights)) {
      smooth.add(Math.clamp(chance, LEAST, 1 - LEAST));
    }
    return smooth;
  }

  /** {@code 1 / (1 + exp(-(level + slope lead)))}. */
  private record LogisticCurve(double level, double slope) {
    private static final int STEPS = 30;

    /** Counts of a usual game, so that a row with few games has a curve too. */
    private static final double RIDGE = 1;

    private static final double USUAL_SLOPE = 0.6;

    double at(int lead) {
      return LogOdds.probability(level + slope * lead);
    }

    /** The most likely curve, by Newton's method, held near the usual slope. */
    static LogisticCurve through(double[] games, double[] wins) {
      LogisticCurve curve = new LogisticCurve(0, USUAL_SLOPE);
      for (int step = 0; step < STEPS; step++) {
        curve = curve.improved(games, wins);
      }
      return curve;
    }

    private LogisticCurve improved(double[] games, double[] wins) {
      double gradientLevel = -RIDGE * level;
      double gradientSlope = -RIDGE * (slope - USUAL_SLOPE);
      double levels = RIDGE;
      double crossed = 0;
      double slopes = RIDGE;
      for (int i = 0; i < games.length; i++) {
        int lead = i - WIDEST_LEAD;
        double p = at(lead);
        double information = games[i] * p * (1 - p);
        gradientLevel += wins[i] - games[i] * p;
        gradientSlope += lead * (wins[i] - games[i] * p);
        levels += information;
        crossed += lead * information;
        slopes += lead * lead * information;
      }
      double determinant = levels * slopes - crossed * crossed;
      double towardsLevel = (slopes * gradientLevel - crossed * gradientSlope) / determinant;
      double towardsSlope = (levels * gradientSlope - crossed * gradientLevel) / determinant;
      return new LogisticCurve(
          level + Math.clamp(towardsLevel, -1, 1), slope + Math.clamp(towardsSlope, -0.2, 0.2));
    }
  }
}
