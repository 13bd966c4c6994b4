package io.tipoff.event;

/** Something that happened; the only way in which the engine learns anything, time included. */
public sealed interface Event
    permits MarketEvent,
        GameEvent,
        StreamEvent,
        CommandOutcome,
        Execution,
        AccountEvent,
        SessionEvent {

  /** When the bot learned of it, in nanoseconds since 1970-01-01T00:00:00Z. */
  long time();
}
