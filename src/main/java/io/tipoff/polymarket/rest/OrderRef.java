package io.tipoff.polymarket.rest;

import io.tipoff.market.MarketId;

/**
 * What the venue wants to know to find an order.
 *
 * @param orderId the venue's
 */
public record OrderRef(String orderId, MarketId market) {}
