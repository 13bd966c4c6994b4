package io.tipoff.event;

import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;

/**
 * A feed read a game's odds again: all that it told of them, and did not take back, is still
 * offered.
 *
 * @param polledAt when it read them, nanoseconds since 1970
 */
public record OddsConfirmed(long time, GameId game, FeedSource source, long polledAt)
    implements GameEvent {}
