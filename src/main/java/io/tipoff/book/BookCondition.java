package io.tipoff.book;

/** Whether a book can be believed and quoted against; all but {@link #SOUND} are refused. */
public enum BookCondition {
  /** Two sides, uncrossed, fresh. */
  SOUND,
  /** Nothing was heard of the market yet, or both sides are empty. */
  EMPTY,
  ONE_SIDED,
  /** Best bid equal to best offer. */
  LOCKED,
  /** Best bid above best offer. */
  CROSSED,
  /** So wide that nobody trades there, such as 0.02 x 0.98. */
  DEAD,
  /** The connection was lost since the last update. */
  STALE_CONNECTION,
  /** The last update is too old. */
  STALE_AGE;

  public boolean isStale() {
    return this == STALE_CONNECTION || this == STALE_AGE;
  }
}
