package io.tipoff.event;

import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import java.util.Optional;

/**
 * A feed is heard again; what it told before is believed once it tells it again.
 *
 * @param game the only game concerned; empty for all
 */
public record FeedRestored(long time, FeedSource source, Optional<GameId> game)
    implements GameEvent {}
