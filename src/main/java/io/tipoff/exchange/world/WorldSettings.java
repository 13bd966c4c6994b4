package io.tipoff.exchange.world;

/**
 * Who trades in the world, and how.
 *
 * @param settleAfter from a game's end to its settlement, seconds
 */
public record WorldSettings(
    MakerSettings makers, InformedSettings informed, CrowdSettings crowd, double settleAfter) {}
