package io.tipoff.model.winprob;

import io.tipoff.model.Normal;

/**
 * The closed form in which a margin is a Brownian motion with drift (H. Stern 1994): with a share s
 * of the game left, {@code P = Phi((lead + s spread) / (sigma sqrt(s)))}.
 *
 * @param spread expected final margin of the home side in points, positive if it is favoured
 * @param sigma standard deviation of the final margin in points
 */
public record BrownianMargin(double spread, double sigma) {
  private static final double TIE = 0.5;

  public BrownianMargin {
    if (!(sigma > 0) || Double.isInfinite(sigma) || !Double.isFinite(spread)) {
      throw new IllegalArgumentException("sigma is above 0 points and the spread is finite");
    }
  }

  /** The margin whose probability before the game is the prior's. */
  public static BrownianMargin of(double prior, double sigma) {
    return new BrownianMargin(sigma * Normal.quantile(prior), sigma);
  }

  /**
   * The chance that the home side wins.
   *
   * @param shareLeft of regulation, 0 to 1
   */
  public double probability(double lead, double shareLeft) {
    return beyond(0, lead, shareLeft);
  }

  /** The same where margins are whole points: a final margin within half a point is half a win. */
  public double probabilityWithTies(double lead, double shareLeft) {
    return (beyond(TIE, lead, shareLeft) + beyond(-TIE, lead, shareLeft)) / 2;
  }

  private double beyond(double margin, double lead, double shareLeft) {
    double mean = lead + shareLeft * spread - margin;
    if (shareLeft == 0) {
      return mean > 0 ? 1 : mean < 0 ? 0 : 0.5;
    }
    return Normal.cumulative(mean / (sigma * StrictMath.sqrt(shareLeft)));
  }
}
