package io.tipoff.backtest.simulation;

import java.time.Duration;

/**
 * How long messages are under way.
 *
 * @param feed from the venue to the bot: market data, and news of its orders
 * @param request from the bot to the venue, at least
 * @param jitter what a request takes longer, on average; exponential
 * @param answer from the venue back to the bot: answers to requests
 */
public record Link(Duration feed, Duration request, Duration jitter, Duration answer) {}
