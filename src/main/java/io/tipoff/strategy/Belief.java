package io.tipoff.strategy;

import io.tipoff.market.MarketId;

/**
 * What a strategy thinks that a contract is worth.
 *
 * @param probability that YES pays, 0 to 1
 * @param sigma the standard deviation of the probability's error, 0 or more
 */
public record Belief(MarketId market, double probability, double sigma) {
  public Belief {
    if (!(probability >= 0 && probability <= 1) || !(sigma >= 0)) {
      throw new IllegalArgumentException("no probability: " + probability + " +- " + sigma);
    }
  }
}
