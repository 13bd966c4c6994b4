package io.tipoff.exchange.world;

import java.util.Arrays;

/**
 * What one contract of a game is worth at any moment: the exact expectation of its payoff, so that
 * its value is a martingale. Turns are independent, so the points still to come are sums of
 * independent draws; a level game goes into overtime, whose value is found the same way.
 */
final class Valuation {
  private static final int SCORES = 64;

  private final Rules rules;
  private final Strengths strengths;
  private final Contract contract;

  /** Of level games, by overtimes left and by the points of each team; NaN where not asked yet. */
  private final double[][] level;

  /** Where there are walk-offs, of what is left to the home team at last, by both scores. */
  private final double[][] last;

  Valuation(Rules rules, Strengths strengths, Contract contract) {
    this.rules = rules;
    this.strengths = strengths;
    this.contract = contract;
    this.level = new double[rules.overtime().most() + 1][contract.levelCap() + 1];
    this.last = new double[rules.walkOff() ? rules.overtime().most() + 1 : 0][SCORES * SCORES];
    forget(level);
    forget(last);
  }

  private static void forget(double[][] values) {
    for (double[] row : values) {
      Arrays.fill(row, Double.NaN);
    }
  }

  Contract contract() {
    return contract;
  }

  /** The value after so many turns, from 0 to 1. */
  double value(int played, int away, int home) {
    if (rules.decidesAfter(played)) {
      return decided(away, home, rules.overtimesAfter(played - 1));
    }
    int awayLeft = rules.left(Team.AWAY, played);
    int homeLeft = rules.left(Team.HOME, played);
    return ahead(awayLeft, homeLeft, away, home, rules.overtimesAfter(played));
  }

  private double ahead(int awayLeft, int homeLeft, int away, int home, int overtimes) {
    int atLast = rules.walkOff() ? rules.row() : 0;
    if (awayLeft == 0 && homeLeft <= atLast) {
      return lastTurns(homeLeft, away, home, overtimes);
    }
    PointSums awaySums = strengths.sums(Team.AWAY);
    PointSums homeSums = strengths.sums(Team.HOME);
    int homeFirst = homeLeft - atLast;
    double value = 0;
    for (int a = awaySums.least(awayLeft); a <= awaySums.most(awayLeft); a++) {
      double chance = awaySums.chance(awayLeft, a);
      for (int h = homeSums.least(homeFirst); h <= homeSums.most(homeFirst); h++) {
        double both = chance * homeSums.chance(homeFirst, h);
        if (both > PointSums.NEGLIGIBLE) {
          value += both * atLast(away + a, home + h, overtimes);
        }
      }
    }
    return Math.clamp(value, 0, 1);
  }

  /** The value before the home team's last turns, if it has any. */
  private double atLast(int away, int home, int overtimes) {
    if (!rules.walkOff()) {
      return decided(away, home, overtimes);
    }
    if (Math.max(away, home) >= SCORES) {
      return lastTurns(rules.row(), away, home, overtimes);
    }
    int place = away * SCORES + home;
    if (Double.isNaN(last[overtimes][place])) {
      last[overtimes][place] = lastTurns(rules.row(), away, home, overtimes);
    }
    return last[overtimes][place];
  }

  /** The home team's last turns; where there are walk-offs they end once it leads. */
  private double lastTurns(int turns, int away, int home, int overtimes) {
    if (turns == 0 || home > away) {
      return decided(away, home, overtimes);
    }
    Scoring scoring = strengths.scoring(Team.HOME);
    double value = 0;
    double none = 1;
    for (int i = 0; i < scoring.size(); i++) {
      double chance = scoring.chance(i);
      none -= chance;
      value += chance * lastTurns(turns - 1, away, home + scoring.points(i), overtimes);
    }
    return value + none * lastTurns(turns - 1, away, home, overtimes);
  }

  private double decided(int away, int home, int overtimes) {
    return away == home && overtimes > 0 ? overtime(away, overtimes) : contract.payoff(away, home);
  }

  private double overtime(int points, int overtimes) {
    int capped = Math.min(points, contract.levelCap());
    if (Double.isNaN(level[overtimes][capped])) {
      int first = rules.regulationTurns();
      int awayLeft = rules.left(Team.AWAY, first);
      int homeLeft = rules.left(Team.HOME, first);
      level[overtimes][capped] = ahead(awayLeft, homeLeft, capped, capped, overtimes - 1);
    }
    return level[overtimes][capped];
  }
}
