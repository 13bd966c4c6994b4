package io.tipoff.event;

import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;

/**
 * Play goes on after it was suspended.
 *
 * @param trueAt when, by the feed's own word, nanoseconds since 1970
 */
public record PlayResumed(long time, GameId game, FeedSource source, long trueAt)
    implements GameEvent {}
