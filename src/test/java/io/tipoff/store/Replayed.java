package io.tipoff.store;

import io.tipoff.engine.Engine;
import io.tipoff.event.CommandId;
import io.tipoff.journal.CommandEntry;
import io.tipoff.journal.EventEntry;
import io.tipoff.journal.JournalReader;
import io.tipoff.journal.RandomSession;
import io.tipoff.journal.RecordedCommand;
import io.tipoff.portfolio.Portfolio;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the engine itself makes of a journal. */
final class Replayed {
  private static final Map<Path, Set<CommandId>> TIMERS = new HashMap<>();

  private Replayed() {}

  static Portfolio portfolio(Path journal) {
    Engine engine = RandomSession.engine();
    try (JournalReader reader = JournalReader.open(journal, _ -> {})) {
      while (reader.hasNext()) {
        if (reader.next() instanceof EventEntry(_, var event)) {
          engine.on(event);
        }
      }
    }
    return engine.portfolio();
  }

  static boolean isTimer(Path journal, CommandId command) {
    return TIMERS.computeIfAbsent(journal, Replayed::timers).contains(command);
  }

  private static Set<CommandId> timers(Path journal) {
    Set<CommandId> timers = new HashSet<>();
    try (JournalReader reader = JournalReader.open(journal, _ -> {})) {
      while (reader.hasNext()) {
        if (reader.next() instanceof CommandEntry command
            && command.command() instanceof RecordedCommand.SetTimer timer) {
          timers.add(timer.id());
        }
      }
    }
    return timers;
  }
}
