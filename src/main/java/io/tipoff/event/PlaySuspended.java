package io.tipoff.event;

import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;

/**
 * Play was stopped on the way: weather, an injury, a review.
 *
 * @param trueAt when, by the feed's own word, nanoseconds since 1970
 * @param reason the feed's words; may be empty
 */
public record PlaySuspended(long time, GameId game, FeedSource source, long trueAt, String reason)
    implements GameEvent {}
