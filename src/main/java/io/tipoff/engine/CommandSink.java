package io.tipoff.engine;

import java.util.List;

/** Who carries out commands: the venue, a simulated one, a replay that only compares. */
public interface CommandSink {

  /**
   * Takes a command; never blocks. Its outcome comes back as an event.
   *
   * @param now the time of the event that caused it, nanoseconds since 1970
   */
  void carryOut(Command command, long now);

  /**
   * Takes all commands of one event, in their order: what can leave in one request may.
   *
   * @param now the time of the event that caused them, nanoseconds since 1970
   */
  default void carryOut(List<Command> commands, long now) {
    for (int i = 0; i < commands.size(); i++) {
      carryOut(commands.get(i), now);
    }
  }
}
