package io.tipoff.exchange.feeds;

/**
 * A game has moved on.
 *
 * @param time of the world, nanoseconds since 1970
 */
record ScoreChange(Scoreboard before, Scoreboard after, long time) {}
