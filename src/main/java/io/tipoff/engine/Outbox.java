package io.tipoff.engine;

import io.tipoff.event.CommandId;
import io.tipoff.event.CommandOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The commands that go out, and those that have not ended; holds that each ends exactly once. */
final class Outbox {
  private final SequencedMap<CommandId, Command> open = new LinkedHashMap<>();
  private List<Command> given = new ArrayList<>();
  private long numbered;

  /** The id of a command that is about to be given. */
  CommandId next() {
    return new CommandId(++numbered);
  }

  void give(Command command) {
    open.put(command.id(), command);
    given.add(command);
  }

  /** What was given since the last call, in order. */
  List<Command> take() {
    if (given.isEmpty()) {
      return List.of();
    }
    List<Command> taken = given;
    given = new ArrayList<>();
    return taken;
  }

  /**
   * The command that an outcome ends.
   *
   * @throws IllegalStateException if it was never given, or has ended before
   */
  Command end(CommandOutcome outcome) {
    @Nullable Command command = open.remove(outcome.command());
    if (command == null) {
      boolean unheardOf = outcome.command().number() > numbered;
      throw new IllegalStateException(
          "command "
              + outcome.command()
              + (unheardOf ? " was never given: " : " has ended before: ")
              + outcome);
    }
    return command;
  }

  /** What is still open, oldest first. */
  List<Command> open() {
    return List.copyOf(open.sequencedValues());
  }
}
