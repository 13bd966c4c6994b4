package io.tipoff.model;

/** Log odds of a probability: {@code ln(p / (1-p))}. */
public final class LogOdds {
  private LogOdds() {}

  /**
   * The log odds of a probability.
   *
   * @param p above 0 and below 1
   */
  public static double of(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("a probability above 0 and below 1 is needed, not " + p);
    }
    return StrictMath.log(p) - StrictMath.log1p(-p);
  }

  /** The probability of log odds. */
  public static double probability(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }
}
