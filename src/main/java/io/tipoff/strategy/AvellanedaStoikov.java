package io.tipoff.strategy;

import io.tipoff.model.LogOdds;

/**
 * Quotes for a contract that pays 0 or 1, in log odds x = ln(p / (1-p)) (M. Avellaneda and S.
 * Stoikov 2008, for a price that cannot leave 0 and 1):
 *
 * <pre>
 * r     = x - Q gamma s^2 tau,  Q = q p (1-p)
 * delta = gamma s^2 tau / 2 + ln(1 + gamma/k) / gamma
 * bid, offer = 1 / (1 + exp(-(r -+ delta)))
 * </pre>
 *
 * tau is how long a position is expected to be held, not the time to the result: there the variance
 * of log odds grows beyond all bounds.
 *
 * @param riskAversion gamma, for each contract of risk Q; above 0
 * @param volatility s, by how much log odds move in a minute (standard deviation); 0 or more
 * @param horizonSeconds tau, 0 or more
 * @param decay k: fills become rarer by e for each 1/k of log odds further away; above 0
 */
public record AvellanedaStoikov(
    double riskAversion, double volatility, double horizonSeconds, double decay) {
  private static final double MINUTE = 60;

  public AvellanedaStoikov {
    if (!(riskAversion > 0 && volatility >= 0 && horizonSeconds >= 0 && decay > 0)) {
      throw new IllegalArgumentException("no quotes from " + riskAversion + ", " + volatility);
    }
  }

  /** Where to buy and where to sell, as probabilities. */
  public record Targets(double bid, double offer) {}

  /** The same with another horizon. */
  public AvellanedaStoikov within(double seconds) {
    return new AvellanedaStoikov(
        riskAversion, volatility, StrictMath.min(horizonSeconds, seconds), decay);
  }

  /** The price at which it does not matter whether one more contract is held. */
  public double reservation(double fair, double contracts) {
    return LogOdds.probability(reservationOdds(fair, contracts));
  }

  private double reservationOdds(double fair, double contracts) {
    double risk = contracts * fair * (1 - fair);
    return LogOdds.of(fair) - risk * riskAversion * variance();
  }

  /** delta: from the reservation price to a quote, in log odds. */
  public double halfSpread() {
    return riskAversion * variance() / 2 + StrictMath.log1p(riskAversion / decay) / riskAversion;
  }

  private double variance() {
    return volatility * volatility * horizonSeconds / MINUTE;
  }

  /**
   * Quotes around a fair value.
   *
   * @param fair above 0 and below 1
   * @param contracts held, negative for a short
   */
  public Targets targets(double fair, double contracts) {
    double reservation = reservationOdds(fair, contracts);
    double half = halfSpread();
    return new Targets(
        LogOdds.probability(reservation - half), LogOdds.probability(reservation + half));
  }
}
