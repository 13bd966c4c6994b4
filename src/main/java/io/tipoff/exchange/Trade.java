package io.tipoff.exchange;

import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;

/** Two orders met. */
public record Trade(
    String id,
    MarketId market,
    Price price,
    Quantity quantity,
    AccountId maker,
    Intent makerIntent,
    AccountId taker,
    Intent takerIntent,
    long time) {}
