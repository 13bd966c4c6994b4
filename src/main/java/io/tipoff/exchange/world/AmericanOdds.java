package io.tipoff.exchange.world;

/**
 * Odds in the American form: what 100 dollars win if positive, what wins 100 dollars if negative;
 * never between -100 and 100.
 */
final class AmericanOdds {
  /** Of a chance higher than this no odds are made. */
  private static final double HIGHEST = 0.99;

  private AmericanOdds() {}

  /**
   * The odds that stand for a chance, rounded as bookmakers do: in steps that grow with the odds.
   *
   * @param chance 0 to 1, margin included
   * @param step of odds shorter than 200
   */
  static int of(double chance, int step) {
    double bounded = Math.clamp(chance, 1 - HIGHEST, HIGHEST);
    double size = bounded > 0.5 ? 100 * bounded / (1 - bounded) : 100 * (1 - bounded) / bounded;
    int steps = step * growth(size);
    int rounded = Math.max(100, (int) Math.round(size / steps) * steps);
    return bounded > 0.5 && rounded > 100 ? -rounded : rounded;
  }

  private static int growth(double size) {
    if (size < 200) {
      return 1;
    }
    return size < 500 ? 2 : size < 1_000 ? 5 : 20;
  }

  /** The chance that odds stand for, 0 to 1, margin included. */
  static double chance(int odds) {
    return odds < 0 ? -odds / (100.0 - odds) : 100.0 / (100.0 + odds);
  }
}
