package io.tipoff.model.winprob;

import io.tipoff.model.RootFinder;

/**
 * Soccer and hockey: the goals still to come of each side are Poisson, independent and even over
 * the time left, so that their difference has Skellam's distribution.
 *
 * @param homeRate goals of the home side expected in a whole game, 0 or more
 * @param awayRate the same of the away side
 */
public record GoalModel(double homeRate, double awayRate) {
  private static final int MOST_GOALS = 60;
  private static final double HIGHEST_RATE = 20;

  public GoalModel {
    if (!(homeRate >= 0 && homeRate <= HIGHEST_RATE && awayRate >= 0 && awayRate <= HIGHEST_RATE)) {
      throw new IllegalArgumentException(
          "goals expected are from 0 to 20, not " + homeRate + " and " + awayRate);
    }
  }

  /**
   * The model whose home side wins a whole game with a given probability.
   *
   * @param prior above 0 and below 1
   * @param total goals expected of both sides together
   * @param homeWinsOvertime what a draw counts for the home side: 0 where it stands
   * @throws IllegalArgumentException if no split of the goals gives that probability
   */
  public static GoalModel of(double prior, double total, double homeWinsOvertime) {
    double share =
        RootFinder.find(
            x -> split(total, x).ending(0, 1).withOvertime(homeWinsOvertime) - prior, 0, 1);
    return split(total, share);
  }

  private static GoalModel split(double total, double share) {
    return new GoalModel(total * share, total * (1 - share));
  }

  /**
   * How a game ends in regulation.
   *
   * @param home the chance of a home win
   */
  public record Ending(double home, double draw, double away) {

    /** The chance of a home win where a draw is played off. */
    public double withOvertime(double homeWinsOvertime) {
      return home + draw * homeWinsOvertime;
    }
  }

  /**
   * The chances from here.
   *
   * @param lead goals of the home side above the away side
   * @param shareLeft of regulation, 0 to 1
   */
  public Ending ending(int lead, double shareLeft) {
    if (!(shareLeft >= 0 && shareLeft <= 1)) {
      throw new IllegalArgumentException("a share left is from 0 to 1, not " + shareLeft);
    }
    double[] homeGoals = poisson(homeRate * shareLeft);
    double[] awayGoals = poisson(awayRate * shareLeft);
    double home = 0;
    double draw = 0;
    double away = 0;
    for (int i = 0; i < homeGoals.length; i++) {
      for (int j = 0; j < awayGoals.length; j++) {
        double chance = homeGoals[i] * awayGoals[j];
        int margin = lead + i - j;
        if (margin > 0) {
          home += chance;
        } else if (margin == 0) {
          draw += chance;
        } else {
          away += chance;
        }
      }
    }
    double all = home + draw + away;
    return new Ending(home / all, draw / all, away / all);
  }

  private static double[] poisson(double rate) {
    double[] chances = new double[MOST_GOALS + 1];
    chances[0] = StrictMath.exp(-rate);
    for (int i = 1; i < chances.length; i++) {
      chances[i] = chances[i - 1] * rate / i;
    }
    return chances;
  }
}
