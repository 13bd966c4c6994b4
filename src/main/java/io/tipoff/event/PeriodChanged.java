package io.tipoff.event;

import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;

/**
 * Another period began.
 *
 * @param trueAt when, by the feed's own word, nanoseconds since 1970
 * @param period from 1, overtimes counted on
 */
public record PeriodChanged(long time, GameId game, FeedSource source, long trueAt, int period)
    implements GameEvent {}
