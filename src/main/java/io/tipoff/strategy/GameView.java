package io.tipoff.strategy;

import io.tipoff.game.FeedSource;
import io.tipoff.game.GameCondition;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;

/**
 * What is known of a game.
 *
 * @param state as the feed tells it that is the farthest on
 * @param source that feed
 * @param trueAt when it stood there by the feed's own word, nanoseconds since 1970
 * @param heardAt when the feed was last heard of it, nanoseconds since 1970
 * @param condition whether that may be built on
 */
public record GameView(
    GameId game,
    GameState state,
    FeedSource source,
    long trueAt,
    long heardAt,
    GameCondition condition) {}
