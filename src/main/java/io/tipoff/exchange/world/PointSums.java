package io.tipoff.exchange.world;

import java.util.ArrayList;
import java.util.List;

/** How many points one team makes in so many turns: a distribution for every number of turns. */
final class PointSums {
  /** What is rarer than this is left out of a sum. */
  static final double NEGLIGIBLE = 1e-10;

  private final List<double[]> chances = new ArrayList<>();
  private final List<int[]> ranges = new ArrayList<>();

  PointSums(Scoring scoring, int turns) {
    double[] now = {1};
    for (int turn = 0; turn <= turns; turn++) {
      chances.add(now);
      ranges.add(range(now));
      now = scoring.plusTurn(now);
    }
  }

  private static int[] range(double[] chances) {
    int low = 0;
    while (chances[low] < NEGLIGIBLE) {
      low++;
    }
    int high = chances.length - 1;
    while (chances[high] < NEGLIGIBLE) {
      high--;
    }
    return new int[] {low, high};
  }

  int least(int turns) {
    return ranges.get(turns)[0];
  }

  int most(int turns) {
    return ranges.get(turns)[1];
  }

  double chance(int turns, int points) {
    return chances.get(turns)[points];
  }
}
