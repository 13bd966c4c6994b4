package io.tipoff.event;

/** The command never left: nothing of it was done. */
public record CommandNotSent(long time, CommandId command, Reason reason)
    implements CommandOutcome {

  /** Why it stayed. */
  public enum Reason {
    /** A quote that was no longer wanted when its turn came. */
    STALE,
    /** No request was left in the rate budget. */
    OVER_BUDGET,
    /** Decided too long ago when its turn came. */
    TOO_OLD,
    /** The session ended first. */
    SHUTDOWN,
    /** It could not be written down that it leaves. */
    NOT_RECORDED,
    /** The venue could not be reached. */
    UNREACHABLE,
    /** The venue was only asked what would become of it. */
    PREVIEWED
  }
}
