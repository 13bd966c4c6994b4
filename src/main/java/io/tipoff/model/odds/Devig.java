package io.tipoff.model.odds;

import io.tipoff.model.odds.Devigged.Fair;
import io.tipoff.model.odds.Devigged.Refused;
import java.util.ArrayList;
import java.util.List;

/** Takes a book's margin out of its odds, or says why the odds are not to be believed. */
public final class Devig {
  /** A book's main line on two outcomes never costs more than this in good order. */
  private static final double MAIN_LINE_LIMIT = 1.15;

  private Devig() {}

  /** What the odds are of: the line a book stakes its name on, or a side line with any margin. */
  public enum Line {
    MAIN,
    ALTERNATE
  }

  /** Fair probabilities of all outcomes of one market at one book. */
  public static Devigged fair(DevigMethod method, List<Odds> odds, Line line) {
    if (odds.size() < 2) {
      return new Refused("the odds of all outcomes are needed, at least two");
    }
    double[] implied = new double[odds.size()];
    double sum = 0;
    for (int i = 0; i < implied.length; i++) {
      implied[i] = odds.get(i).implied();
      sum += implied[i];
    }
    if (sum <= 1) {
      return new Refused(
          "the implied probabilities add up to "
              + sum
              + ": without a margin the odds are stale,"
              + " or an outcome is missing");
    }
    if (line == Line.MAIN && implied.length == 2 && sum > MAIN_LINE_LIMIT) {
      return new Refused(
          "the implied probabilities add up to "
              + sum
              + ": above "
              + MAIN_LINE_LIMIT
              + " two outcomes are no main line");
    }
    return solve(method, implied, sum);
  }

  private static Devigged solve(DevigMethod method, double[] implied, double sum) {
    DevigMethod.Solution solution = method.solve(implied, sum);
    double total = 0;
    for (double p : solution.probabilities()) {
      if (!(p > 0 && p < 1)) {
        return new Refused(method + " gives an outcome the probability " + p);
      }
      total += p;
    }
    List<Double> fair = new ArrayList<>();
    for (double p : solution.probabilities()) {
      fair.add(p / total);
    }
    return new Fair(fair, solution.parameter(), sum);
  }
}
