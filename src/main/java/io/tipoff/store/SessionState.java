package io.tipoff.store;

/** How far a session's journal has become rows. */
enum SessionState {
  /** It runs, or broke off and was not read to its end yet. */
  OPEN,
  /** It came to its proper end. */
  ENDED,
  /** It broke off; everything that it wrote down is in the database. */
  BROKEN_OFF,
  /** It broke off, and its journal is gone or damaged: what the database has is all there is. */
  LOST
}
