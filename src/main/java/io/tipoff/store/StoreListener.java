package io.tipoff.store;

/** Who is told how the database keeps up; called by the store's thread. */
public interface StoreListener {

  /**
   * The database fell too far behind the journal or fails, or is level again.
   *
   * @param reason what keeps it, in one line; empty once it is level
   */
  void backlog(boolean behind, String reason);

  /** Nobody. */
  static StoreListener none() {
    return (_, _) -> {};
  }
}
