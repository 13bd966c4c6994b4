package io.tipoff.backtest.simulation;

import java.time.Duration;

/**
 * How late the bot hears of games.
 *
 * @param scores of what happens in a game
 * @param odds of bookmakers' prices and locks
 */
public record FeedDelays(Duration scores, Duration odds) {}
