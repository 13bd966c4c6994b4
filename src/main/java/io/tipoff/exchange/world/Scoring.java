package io.tipoff.exchange.world;

import java.util.Arrays;

/** The points that one turn brings: each number of points with a chance of its own, else none. */
final class Scoring {
  private final int[] points;
  private final double[] chances;

  /**
   * Chances of a turn.
   *
   * @param points ascending, above 0
   * @param chances together at most 1
   */
  Scoring(int[] points, double[] chances) {
    this.points = points.clone();
    this.chances = chances.clone();
  }

  /** How many numbers of points there are. */
  int size() {
    return points.length;
  }

  int points(int index) {
    return points[index];
  }

  double chance(int index) {
    return chances[index];
  }

  /** The points that a number from 0 to 1 stands for. */
  int pointsAt(double uniform) {
    double left = uniform;
    for (int i = 0; i < points.length; i++) {
      left -= chances[i];
      if (left < 0) {
        return points[i];
      }
    }
    return 0;
  }

  double mean() {
    double mean = 0;
    for (int i = 0; i < points.length; i++) {
      mean += points[i] * chances[i];
    }
    return mean;
  }

  int most() {
    return points[points.length - 1];
  }

  /** The same with every chance multiplied. */
  Scoring times(double strength) {
    return new Scoring(points, Arrays.stream(chances).map(chance -> chance * strength).toArray());
  }

  /** The distribution of the points after one more turn. */
  double[] plusTurn(double[] before) {
    double none = 1 - Arrays.stream(chances).sum();
    double[] after = new double[before.length + most()];
    for (int sum = 0; sum < before.length; sum++) {
      after[sum] += before[sum] * none;
      for (int i = 0; i < points.length; i++) {
        after[sum + points[i]] += before[sum] * chances[i];
      }
    }
    return after;
  }
}
