package io.tipoff.model.winprob;

/**
 * What was thought of a game before it began.
 *
 * @param probability that the home side wins, above 0 and below 1; a tie counts as half a win
 * @param sigma the standard deviation of its error, as a probability
 */
public record Prior(double probability, double sigma) {
  /** The sigma of a consensus of closing lines. */
  public static final double CLOSING_LINE_SIGMA = 0.02;

  /** The sigma of a home side's chance of which nothing is known but that it plays at home. */
  public static final double UNKNOWN_SIGMA = 0.18;

  public Prior {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("a prior is above 0 and below 1, not " + probability);
    }
    if (!(sigma >= 0 && sigma < 1)) {
      throw new IllegalArgumentException("a prior's sigma is from 0 to 1, not " + sigma);
    }
  }

  /** A closing line. */
  public static Prior of(double probability) {
    return new Prior(probability, CLOSING_LINE_SIGMA);
  }
}
