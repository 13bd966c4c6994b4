package io.tipoff.model.odds;

import io.tipoff.model.Normal;
import io.tipoff.model.RootFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Ways to take a book's margin out of implied probabilities r_i with sum S above 1. Which of them
 * is true nobody knows; the spread between them is part of the uncertainty of any price made from
 * odds.
 */
public enum DevigMethod {
  /** {@code r/S}: the same share off every outcome. */
  MULTIPLICATIVE("multiplicative") {
    @Override
    Solution solve(double[] implied, double sum) {
      return Solution.of(implied, r -> r / sum);
    }
  },

  /** {@code r - (S-1)/n}: the same amount off every outcome. */
  ADDITIVE("additive") {
    @Override
    Solution solve(double[] implied, double sum) {
      double each = (sum - 1) / implied.length;
      return Solution.of(implied, r -> r - each);
    }
  },

  /** {@code r^k} (S. Clarke, S. Kovalchik, M. Ingram 2017). */
  POWER("power") {
    @Override
    Solution solve(double[] implied, double sum) {
      double k = RootFinder.findAbove(x -> excess(implied, r -> StrictMath.pow(r, x)), 1);
      return Solution.of(implied, r -> StrictMath.pow(r, k)).with(k);
    }
  },

  /** {@code (sqrt(z^2 + 4(1-z) r^2/S) - z) / (2(1-z))}, z the share of insiders (H. Shin 1993). */
  SHIN("shin") {
    @Override
    Solution solve(double[] implied, double sum) {
      double z = RootFinder.find(x -> excess(implied, r -> shin(r, x, sum)), 0, 1);
      return Solution.of(implied, r -> shin(r, z, sum)).with(z);
    }
  },

  /** {@code r / (c + r - c r)}: the same factor off the odds of every outcome (K. Cheung 2015). */
  ODDS_RATIO("odds-ratio") {
    @Override
    Solution solve(double[] implied, double sum) {
      double c = RootFinder.findAbove(x -> excess(implied, r -> r / (x + r - x * r)), 1);
      return Solution.of(implied, r -> r / (c + r - c * r)).with(c);
    }
  },

  /** {@code Phi(Phi^-1(r) - s)}: the same shift of every outcome on the normal scale. */
  PROBIT("probit") {
    @Override
    Solution solve(double[] implied, double sum) {
      double s = RootFinder.findAbove(x -> excess(implied, r -> probit(r, x)), 0);
      return Solution.of(implied, r -> probit(r, s)).with(s);
    }
  };

  private final String text;

  DevigMethod(String text) {
    this.text = text;
  }

  abstract Solution solve(double[] implied, double sum);

  /** The name as it is written on the command line. */
  @Override
  public String toString() {
    return text;
  }

  /** The formula in a form that holds at z = 1 too. */
  private static double shin(double r, double z, double sum) {
    double q = r * r / sum;
    return 2 * q / (StrictMath.sqrt(z * z + 4 * (1 - z) * q) + z);
  }

  private static double probit(double r, double shift) {
    return Normal.cumulative(Normal.quantile(r) - shift);
  }

  private static double excess(double[] implied, Transformation transformation) {
    double sum = -1;
    for (double r : implied) {
      sum += transformation.apply(r);
    }
    return sum;
  }

  /** From an implied to a fair probability. */
  interface Transformation {
    double apply(double implied);
  }

  /** Probabilities and the parameter that made them add up to one. */
  record Solution(List<Double> probabilities, OptionalDouble parameter) {

    static Solution of(double[] implied, Transformation transformation) {
      List<Double> fair = new ArrayList<>();
      for (double r : implied) {
        fair.add(transformation.apply(r));
      }
      return new Solution(fair, OptionalDouble.empty());
    }

    Solution with(double found) {
      return new Solution(probabilities, OptionalDouble.of(found));
    }
  }
}
