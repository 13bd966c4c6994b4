package io.tipoff.engine;

import io.tipoff.market.MarketId;
import io.tipoff.market.Quantity;

/**
 * A position that is being given up, or could not be.
 *
 * @param left contracts that are still held; negative for a short
 * @param why what stands in the way, in words; empty if nothing does
 * @param over whether nothing more is tried
 */
public record PositionExit(MarketId market, Quantity left, String why, boolean over) {}
