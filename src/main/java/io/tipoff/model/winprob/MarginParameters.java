package io.tipoff.model.winprob;

/**
 * How the margin of a game moves: an Ornstein-Uhlenbeck process around what the prior expects.
 *
 * @param minutes of regulation
 * @param overtimeMinutes of one overtime; 0 where a game that is tied counts as half a win
 * @param reversion the share of a lead that is expected to melt in a minute
 * @param spread points by which the margin moves in a minute (standard deviation)
 * @param endVariance further variance of the end game in points squared: fouls, time-outs, hurry
 * @param endMinutes over which that variance is lost as the clock runs out
 */
public record MarginParameters(
    double minutes,
    double overtimeMinutes,
    double reversion,
    double spread,
    double endVariance,
    double endMinutes) {

  /**
   * Fitted to {@code nba-celtics-pbp}, games before October 2020; docs/models.md has the method.
   */
  public static final MarginParameters NBA = new MarginParameters(48, 5, 0.0201, 2.394, 1.89, 0.05);

  /** Fitted to {@code nfl-2016-gamecenter}, games of September to November 2016. */
  public static final MarginParameters NFL = new MarginParameters(60, 0, 0.01, 1.75, 12, 0.5);

  public MarginParameters {
    if (!(minutes > 0 && overtimeMinutes >= 0)) {
      throw new IllegalArgumentException("a game takes time: " + minutes + ", " + overtimeMinutes);
    }
    if (!(reversion > 0 && spread > 0 && endVariance >= 0 && endMinutes > 0)) {
      throw new IllegalArgumentException(
          "reversion, spread and end minutes are above 0, the end variance is not below 0");
    }
  }

  /** The share of a lead that is expected to be left after so many minutes. */
  public double kept(double minutesLeft) {
    return StrictMath.exp(-reversion * minutesLeft);
  }

  /** The share of the expected final margin that is still to come. */
  public double toCome(double minutesLeft) {
    return (1 - kept(minutesLeft)) / (1 - kept(minutes));
  }

  /** The standard deviation of the margin at the end, so many minutes before it. */
  public double deviation(double minutesLeft) {
    double kept = kept(minutesLeft);
    double diffusion = spread * spread * (1 - kept * kept) / (2 * reversion);
    double end = endVariance * -StrictMath.expm1(-minutesLeft / endMinutes);
    return StrictMath.sqrt(diffusion + end);
  }
}
