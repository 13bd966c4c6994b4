package io.tipoff.model.odds;

/**
 * What a bookmaker pays for one dollar staked on an outcome, the stake included.
 *
 * @param decimal above 1
 */
public record Odds(double decimal) {
  private static final double AMERICAN_LEAST = 100;

  public Odds {
    if (!(decimal > 1) || Double.isInfinite(decimal)) {
      throw new IllegalArgumentException("decimal odds must be above 1, not " + decimal);
    }
  }

  /**
   * Reads decimal odds such as {@code 2.70} or American ones such as {@code -156} and {@code +132}:
   * American odds carry a sign, or are whole numbers of at least 100.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static Odds parse(String text) {
    String trimmed = text.strip();
    if (!trimmed.matches("[+-]?[0-9]{1,9}([.][0-9]{1,12})?")) {
      throw new IllegalArgumentException(
          "odds are decimal such as 2.70 or American such as -156 or +132, not '" + trimmed + "'");
    }
    double number = Double.parseDouble(trimmed);
    boolean signed = trimmed.startsWith("+") || trimmed.startsWith("-");
    boolean whole = trimmed.indexOf('.') < 0;
    return signed || (whole && number >= AMERICAN_LEAST) ? american(number) : new Odds(number);
  }

  /**
   * American odds: the profit on a stake of 100 if positive, the stake for a profit of 100 if
   * negative.
   *
   * @throws IllegalArgumentException for anything between -100 and +100
   */
  public static Odds american(double number) {
    if (!(StrictMath.abs(number) >= AMERICAN_LEAST)) {
      throw new IllegalArgumentException(
          "American odds are at least +100 or at most -100, not " + number);
    }
    return new Odds(number > 0 ? 1 + number / 100 : 1 - 100 / number);
  }

  /** The probability at which the odds would pay back the stake on average: 1 / decimal odds. */
  public double implied() {
    return 1 / decimal;
  }
}
