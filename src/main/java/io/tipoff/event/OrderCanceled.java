package io.tipoff.event;

/**
 * What was left of the order is out of the book.
 *
 * @param cause who wanted it
 * @param text the venue's words; may be empty
 */
public record OrderCanceled(long time, OrderId order, Cause cause, String text)
    implements Execution {

  /** Who cancelled. */
  public enum Cause {
    /** We asked for it. */
    REQUESTED,
    /** Immediate-or-cancel or fill-or-kill: the rest could not trade at once. */
    IMMEDIATE,
    /** The venue, because the account can no longer pay for it. */
    UNFUNDED,
    /** The venue, because the market closed, was settled, or for reasons of its own. */
    UNSOLICITED
  }
}
