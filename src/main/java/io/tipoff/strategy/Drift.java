package io.tipoff.strategy;

import io.tipoff.game.Outlook;
import org.jspecify.annotations.Nullable;

/**
 * Whether a market has moved away from a belief since it was told: then the market knows of
 * something that the belief does not.
 */
final class Drift {
  private final double unexplained;
  private @Nullable Outlook outlook;
  private double gap = Double.NaN;

  /**
   * Nothing seen yet.
   *
   * @param unexplained how much further away the middle may be than when the belief was told
   */
  Drift(double unexplained) {
    this.unexplained = unexplained;
  }

  /** Takes what is believed and the middle of the book, 0 to 1; both may be the same as before. */
  void update(Outlook told, double middle) {
    if (!told.equals(outlook) || Double.isNaN(gap)) {
      outlook = told;
      gap = StrictMath.abs(middle - told.probability());
    }
  }

  /** Whether the market is so much further away from the belief now. */
  boolean isUnexplained(double middle) {
    return outlook != null && StrictMath.abs(middle - outlook.probability()) - gap > unexplained;
  }
}
