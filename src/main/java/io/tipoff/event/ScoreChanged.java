package io.tipoff.event;

import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;

/**
 * A team scored, or points were taken back.
 *
 * @param trueAt when, by the feed's own word, nanoseconds since 1970
 */
public record ScoreChanged(
    long time, GameId game, FeedSource source, long trueAt, int homeScore, int awayScore)
    implements GameEvent {}
