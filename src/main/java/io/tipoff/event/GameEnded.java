package io.tipoff.event;

import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;

/**
 * A game was played to its end.
 *
 * @param trueAt when, by the feed's own word, nanoseconds since 1970
 */
public record GameEnded(
    long time, GameId game, FeedSource source, long trueAt, int homeScore, int awayScore)
    implements GameEvent {}
