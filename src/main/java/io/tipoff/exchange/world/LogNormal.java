package io.tipoff.exchange.world;

/**
 * A log-normal distribution.
 *
 * @param median above 0
 * @param sigma standard deviation of the logarithm, 0 or more
 */
public record LogNormal(double median, double sigma) {
  public LogNormal {
    if (!(median > 0 && sigma >= 0)) {
      throw new IllegalArgumentException("not a log-normal: " + median + ", " + sigma);
    }
  }

  LogNormal times(double factor) {
    return new LogNormal(median * factor, sigma);
  }
}
