package io.tipoff.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The sum of what games brought, with the interval in which 95 % of resampled sums lie; a game is
 * one observation. The same numbers give the same interval.
 */
public record Bootstrap(double sum, double low, double high, int games) {
  private static final int SAMPLES = 4_000;
  private static final double TAIL = 0.025;
  private static final double MEDIAN_TAIL = 0.05;

  public static Bootstrap ofSum(List<Double> games) {
    int n = games.size();
    double[] values = games.stream().mapToDouble(Double::doubleValue).toArray();
    SplittableRandom random = new SplittableRandom(20_261_123);
    double[] sums = new double[SAMPLES];
    for (int i = 0; i < SAMPLES && n > 0; i++) {
      for (int j = 0; j < n; j++) {
        sums[i] += values[random.nextInt(n)];
      }
    }
    Arrays.sort(sums);
    return new Bootstrap(
        Arrays.stream(values).sum(),
        sums[(int) (SAMPLES * TAIL)],
        sums[(int) (SAMPLES * (1 - TAIL)) - 1],
        n);
  }

  /**
   * A ratio of sums over games, such as of gains over contracts.
   *
   * @param above of each game
   * @param below of each game, in the same order
   */
  public static Bootstrap ofRatio(List<Double> above, List<Double> below) {
    int n = above.size();
    SplittableRandom random = new SplittableRandom(20_261_123);
    double[] ratios = new double[SAMPLES];
    for (int i = 0; i < SAMPLES && n > 0; i++) {
      double top = 0;
      double bottom = 0;
      for (int j = 0; j < n; j++) {
        int pick = random.nextInt(n);
        top += above.get(pick);
        bottom += below.get(pick);
      }
      ratios[i] = bottom == 0 ? 0 : top / bottom;
    }
    Arrays.sort(ratios);
    double top = above.stream().mapToDouble(Double::doubleValue).sum();
    double bottom = below.stream().mapToDouble(Double::doubleValue).sum();
    return new Bootstrap(
        bottom == 0 ? 0 : top / bottom,
        ratios[(int) (SAMPLES * TAIL)],
        ratios[(int) (SAMPLES * (1 - TAIL)) - 1],
        n);
  }

  /**
   * The median of what games brought, several numbers each, with the interval in which 90 % of the
   * medians of resampled games lie.
   *
   * @param games the numbers of each, at least one
   */
  public static Bootstrap ofMedian(List<List<Double>> games) {
    int n = games.size();
    List<Drawn> sorted = new ArrayList<>();
    for (int game = 0; game < n; game++) {
      for (double number : games.get(game)) {
        sorted.add(new Drawn(number, game));
      }
    }
    sorted.sort(Comparator.comparingDouble(Drawn::number));
    SplittableRandom random = new SplittableRandom(20_261_123);
    double[] medians = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      int[] times = new int[n];
      for (int j = 0; j < n; j++) {
        times[random.nextInt(n)]++;
      }
      medians[i] = median(sorted, times);
    }
    Arrays.sort(medians);
    int[] once = new int[n];
    Arrays.fill(once, 1);
    return new Bootstrap(
        median(sorted, once),
        medians[(int) (SAMPLES * MEDIAN_TAIL)],
        medians[(int) (SAMPLES * (1 - MEDIAN_TAIL)) - 1],
        n);
  }

  /** A number and the game that it is from. */
  private record Drawn(double number, int game) {}

  /** The median where each game's numbers are there so many times. */
  private static double median(List<Drawn> sorted, int[] times) {
    long all = 0;
    for (Drawn drawn : sorted) {
      all += times[drawn.game];
    }
    double lower = Double.NaN;
    long passed = 0;
    for (Drawn drawn : sorted) {
      passed += times[drawn.game];
      if (Double.isNaN(lower) && passed > (all - 1) / 2) {
        lower = drawn.number;
      }
      if (passed > all / 2) {
        return (lower + drawn.number) / 2;
      }
    }
    throw new IllegalArgumentException("no numbers, no median");
  }
}
