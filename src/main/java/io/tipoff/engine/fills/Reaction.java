package io.tipoff.engine.fills;

/**
 * How long it took from news of a game until the venue had what was done about it.
 *
 * @param fromStamp since it happened by the feed's clock, nanoseconds; below 0 where that is ahead
 * @param fromArrival since the bot was told, nanoseconds
 */
public record Reaction(Kind kind, long fromStamp, long fromArrival) {

  /** What was done. */
  public enum Kind {
    /** A quote was cancelled. */
    PULL,
    /** Live arbitrage took. */
    TAKE
  }
}
