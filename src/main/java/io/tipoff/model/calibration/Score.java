package io.tipoff.model.calibration;

/** How wrong a probability was. */
public final class Score {
  /** Log loss takes no probability for closer to 0 or 1 than this. */
  public static final double CLIP = 0.001;

  private Score() {}

  /** Squared distance to the result: 1 for a win, 0 for a loss, a half for a tie. */
  public static double brier(double probability, double result) {
    double distance = probability - result;
    return distance * distance;
  }

  /** Minus the logarithm of the probability that the result was given. */
  public static double logLoss(double probability, double result) {
    double p = Math.clamp(probability, CLIP, 1 - CLIP);
    return -result * StrictMath.log(p) - (1 - result) * StrictMath.log1p(-p);
  }
}
