package io.tipoff.event;

import io.tipoff.game.BookOdds;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;

/** A book's odds on one question of a game; they replace what the book offered on it before. */
public record OddsReported(long time, GameId game, FeedSource source, BookOdds odds)
    implements GameEvent {}
