package io.tipoff.backtest.leadlag;

import java.util.List;

/**
 * The middle of some numbers, and between what half of them lie; between two numbers in proportion.
 *
 * @param count how many numbers
 */
public record Quartiles(int count, double lower, double median, double upper) {
  /**
   * Those of a list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  static Quartiles of(List<Double> numbers) {
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("no numbers, no quartiles");
    }
    double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Quartiles(sorted.length, at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
