package io.tipoff.strategy;

import io.tipoff.market.FairValue;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.time.Duration;

/**
 * How the market maker quotes.
 *
 * @param spread between the first bid and the first offer, dollars a contract; never under two
 *     ticks
 * @param quoteSize contracts of each level
 * @param levels orders on each side
 * @param levelStep between two levels, dollars a contract; never under a tick
 * @param inventoryLimit contracts, long or short, at which only the reducing side is quoted
 * @param inventorySkew how far both quotes move against the position when it is at its limit,
 *     dollars a contract; in proportion below
 * @param refreshInterval after which quotes are worked out anew
 * @param refreshMove the move of the fair value, dollars a contract, on which they are worked out
 *     anew
 * @param minRequoteInterval the shortest time between two re-pricings of a market
 * @param lowestFair the fair value below which a market counts as near its settlement
 * @param highestFair the same above
 * @param reduceBefore the time before the expected end from which positions are only reduced
 */
public record MarketMakerSettings(
    Money spread,
    Quantity quoteSize,
    int levels,
    Money levelStep,
    Quantity inventoryLimit,
    Money inventorySkew,
    Duration refreshInterval,
    Money refreshMove,
    Duration minRequoteInterval,
    Price lowestFair,
    Price highestFair,
    Duration reduceBefore) {

  /** Whether a fair value lies so near 0 or 1 that the market is all but settled. */
  boolean isNearSettlement(FairValue fair) {
    return fair.compareTo(FairValue.of(lowestFair)) < 0
        || fair.compareTo(FairValue.of(highestFair)) > 0;
  }
}
