package io.tipoff.model.calibration;

import java.util.Arrays;
import java.util.List;

/** Intervals for means over rows of which those of one game belong together. */
public final class Bootstrap {
  private static final int SAMPLES = 4_000;
  private static final long SEED = 1;
  private static final double TAIL = 0.025;

  private Bootstrap() {}

  /**
   * The rows of one game.
   *
   * @param sum of a figure over them
   * @param rows how many
   */
  public record Cluster(double sum, int rows) {}

  /**
   * A mean and the interval in which it lies with 95 %.
   *
   * @param mean over all rows
   */
  public record Interval(double mean, double low, double high) {}

  /**
   * The mean over the rows of all games; games are drawn with replacement, always the same ones.
   */
  public static Interval over(List<Cluster> games) {
    SeededDraws draws = new SeededDraws(SEED);
    double[] means = new double[SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      double sum = 0;
      long rows = 0;
      for (int i = 0; i < games.size(); i++) {
        Cluster game = games.get(draws.below(games.size()));
        sum += game.sum();
        rows += game.rows();
      }
      means[sample] = sum / rows;
    }
    Arrays.sort(means);
    double sum = games.stream().mapToDouble(Cluster::sum).sum();
    long rows = games.stream().mapToLong(Cluster::rows).sum();
    int tail = (int) (TAIL * SAMPLES);
    return new Interval(sum / rows, means[tail], means[SAMPLES - 1 - tail]);
  }
}
