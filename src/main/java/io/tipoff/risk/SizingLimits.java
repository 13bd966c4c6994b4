package io.tipoff.risk;

import io.tipoff.market.Money;
import java.time.Duration;

/**
 * How much a belief is worth.
 *
 * @param fraction the part of Kelly's share that is taken, in 1/10,000
 * @param minimumEdge what a contract must be worth above its cost with fees, dollars
 * @param minimumStake the least that an order is sent for, dollars
 * @param maximumStake the most that one market is bought for, dollars
 * @param bankroll the most of the equity that counts, dollars
 * @param capitalCost what a dollar that is locked up costs a year, in 1/10,000 of it
 * @param unknownEnd how long it is taken to be locked up where a market does not say when it ends
 */
public record SizingLimits(
    int fraction,
    Money minimumEdge,
    Money minimumStake,
    Money maximumStake,
    Money bankroll,
    int capitalCost,
    Duration unknownEnd) {

  /** A quarter of Kelly's share, at most 50 dollars of 1,000, for an edge of two cents. */
  public static final SizingLimits DEFAULT =
      new SizingLimits(
          2_500,
          Money.of("0.02"),
          Money.of("1"),
          Money.of("50"),
          Money.of("1000"),
          500,
          Duration.ofDays(30));
}
