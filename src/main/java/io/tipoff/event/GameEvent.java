package io.tipoff.event;

import io.tipoff.game.FeedSource;

/**
 * News of a game or of the odds on it, from a feed. What a feed finds out is told by the event that
 * says just that, if there is one, and by the whole state of the game; either may come alone.
 */
public sealed interface GameEvent extends Event
    permits GameMatched,
        GameReported,
        ScoreChanged,
        PeriodChanged,
        PlaySuspended,
        PlayResumed,
        GameEnded,
        OddsReported,
        OddsConfirmed,
        OddsSuspended,
        FeedLost,
        FeedRestored {

  FeedSource source();
}
