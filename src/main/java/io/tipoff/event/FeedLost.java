package io.tipoff.event;

import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import java.util.Optional;

/**
 * A feed cannot be heard: nothing that it told may be believed until it is told again.
 *
 * @param game the only game concerned; empty for all
 * @param reason in words
 */
public record FeedLost(long time, FeedSource source, Optional<GameId> game, String reason)
    implements GameEvent {}
