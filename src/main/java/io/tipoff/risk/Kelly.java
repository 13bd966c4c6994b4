package io.tipoff.risk;

import io.tipoff.market.FeeRates;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The share of a bankroll that makes it grow fastest (J. Kelly 1956), for a contract that pays one
 * dollar or nothing.
 */
public final class Kelly {
  private Kelly() {}

  /**
   * What one contract costs with its fee, before rounding, in dollars.
   *
   * @param price of the outcome that is bought: for NO one dollar less the price of YES
   */
  public static double cost(FeeRates rates, Liquidity liquidity, Price price) {
    BigDecimal fee = rates.exact(liquidity, price, Quantity.ofContracts(1));
    return BigDecimal.valueOf(price.units(), Price.SCALE).add(fee).doubleValue();
  }

  /**
   * The full Kelly fraction of the bankroll, {@code (p - c) / (1 - c)}; 0 where nothing is to be
   * gained.
   *
   * @param probability that the contract pays
   * @param cost all in, in dollars, above 0
   */
  public static double fraction(double probability, double cost) {
    requireProbability(probability);
    requireCost(cost);
    return cost >= 1 ? 0 : StrictMath.max(0, (probability - cost) / (1 - cost));
  }

  /**
   * How much of the Kelly fraction an uncertain probability deserves: {@code (p-c)^2 / ((p-c)^2 +
   * sigma^2)} (R. Baker and I. McHale 2013). Do not shrink the probability as well: that counts the
   * same doubt twice.
   *
   * @param sigma the standard deviation of the probability's error, 0 or more
   */
  public static double shrink(double probability, double cost, double sigma) {
    requireProbability(probability);
    requireCost(cost);
    if (!(sigma >= 0)) {
      throw new IllegalArgumentException("a sigma is 0 or more, not " + sigma);
    }
    double edge = StrictMath.max(0, probability - cost);
    return edge == 0 ? 0 : edge * edge / (edge * edge + sigma * sigma);
  }

  /** The contracts that a share of the bankroll buys, rounded down to what the venue counts. */
  public static Quantity contracts(double fraction, Money bankroll, double cost) {
    requireCost(cost);
    BigDecimal bought =
        bankroll.toBigDecimal().multiply(BigDecimal.valueOf(StrictMath.max(0, fraction)));
    return Quantity.of(bought.divide(BigDecimal.valueOf(cost), Quantity.SCALE, RoundingMode.DOWN));
  }

  static void requireProbability(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability is from 0 to 1, not " + probability);
    }
  }

  static void requireCost(double cost) {
    if (!(cost > 0)) {
      throw new IllegalArgumentException("a cost is above 0, not " + cost);
    }
  }
}
