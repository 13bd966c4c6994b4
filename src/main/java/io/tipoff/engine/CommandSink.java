package io.tipoff.engine;

/** Who carries out commands: the venue, a simulated one, a replay that only compares. */
public interface CommandSink {

  /**
   * Takes a command; never blocks. Its outcome comes back as an event.
   *
   * @param now the time of the event that caused it, nanoseconds since 1970
   */
  void carryOut(Command command, long now);
}
