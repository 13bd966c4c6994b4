package io.tipoff.exchange.world;

/**
 * Those who trade for reasons of their own, on either side.
 *
 * @param liveGap mean seconds between two of their orders in a winner market of a live game
 * @param earlyGap the same before the start
 * @param otherShare how many orders a spread or a total gets for each of a winner market
 * @param size contracts of an order
 * @param slack dollars beyond the contract's worth that they accept
 */
public record CrowdSettings(
    double liveGap, double earlyGap, double otherShare, LogNormal size, double slack) {}
