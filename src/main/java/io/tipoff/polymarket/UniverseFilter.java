package io.tipoff.polymarket;

import io.tipoff.market.MarketId;
import io.tipoff.market.Quantity;
import java.time.Duration;
import java.util.List;

/**
 * Which of the venue's markets are traded: those that are named, or those that pass every filter.
 *
 * @param slugs the markets themselves; if there are any, the filters do not count
 * @param leagues such as {@code nba}; empty for every league
 * @param types the venue's kinds such as {@code moneyline}; empty for every kind
 * @param startsWithin how long before its game starts a market is in; games that run are in
 * @param minimumVolume contracts that must have traded
 * @param most how many markets at most, those that start first
 */
public record UniverseFilter(
    List<MarketId> slugs,
    List<String> leagues,
    List<String> types,
    Duration startsWithin,
    Quantity minimumVolume,
    int most) {

  /** Whether anybody named markets or leagues; without that it is everything there is. */
  public boolean isNamed() {
    return !slugs.isEmpty() || !leagues.isEmpty();
  }
}
