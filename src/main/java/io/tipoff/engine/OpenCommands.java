package io.tipoff.engine;

import io.tipoff.event.CommandId;
import io.tipoff.event.CommandOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The commands that have not ended yet; holds that each ends exactly once. */
final class OpenCommands {
  private final SequencedMap<CommandId, Command> open = new LinkedHashMap<>();
  private long given;

  CommandId next() {
    return new CommandId(++given);
  }

  void add(Command command) {
    open.put(command.id(), command);
  }

  /**
   * The command that an outcome ends.
   *
   * @throws IllegalStateException if it was never given, or has ended before
   */
  Command end(CommandOutcome outcome) {
    @Nullable Command command = open.remove(outcome.command());
    if (command == null) {
      boolean unheardOf = outcome.command().number() > given;
      throw new IllegalStateException(
          "command "
              + outcome.command()
              + (unheardOf ? " was never given: " : " has ended before: ")
              + outcome);
    }
    return command;
  }

  /** What is still open, oldest first. */
  List<Command> list() {
    return List.copyOf(open.sequencedValues());
  }
}
