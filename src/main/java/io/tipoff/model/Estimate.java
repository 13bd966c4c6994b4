package io.tipoff.model;

/**
 * A probability and how uncertain it is.
 *
 * @param probability 0 to 1
 * @param sigma the standard deviation of its error, as a probability; 0 or more
 */
public record Estimate(double probability, double sigma) {

  public Estimate {
    if (!(probability >= 0 && probability <= 1 && sigma >= 0)) {
      throw new IllegalArgumentException(
          "not a probability and its error: " + probability + " +- " + sigma);
    }
  }

  /** The lower end of the interval of so many sigmas, formed in log odds: never below 0. */
  public double low(double sigmas) {
    return moved(-sigmas);
  }

  /** The upper end of the interval of so many sigmas, formed in log odds: never above 1. */
  public double high(double sigmas) {
    return moved(sigmas);
  }

  private double moved(double sigmas) {
    if (probability <= 0 || probability >= 1 || sigma == 0) {
      return probability;
    }
    double slope = probability * (1 - probability);
    return LogOdds.probability(LogOdds.of(probability) + sigmas * sigma / slope);
  }
}
