package io.tipoff.store;

/** Who is told what becomes of the lock that a database server keeps; any thread may tell. */
public interface LockListener {

  /** How a lock stands that was taken once. */
  enum State {
    /** Its connection broke: somebody else may take it. */
    LOST,
    /** It is ours again, and nobody can have had it who has it no longer. */
    HELD,
    /** Somebody else has it now; nothing more is told. */
    TAKEN
  }

  /**
   * The lock stands otherwise than before.
   *
   * @param words one line for the operator
   */
  void lock(State state, String words);
}
