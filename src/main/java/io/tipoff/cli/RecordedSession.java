package io.tipoff.cli;

import io.tipoff.backtest.parity.Parity;
import io.tipoff.backtest.parity.ParityReport;
import io.tipoff.config.Configuration;
import io.tipoff.event.SessionStarted;
import io.tipoff.journal.BadJournal;
import io.tipoff.journal.CommandEntry;
import io.tipoff.journal.DepartureEntry;
import io.tipoff.journal.Entry;
import io.tipoff.journal.EventEntry;
import io.tipoff.journal.JournalReader;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What can be learned from the journal of a session that really traded. */
final class RecordedSession {
  private RecordedSession() {}

  /**
   * How well simulated fills would have reproduced the session's.
   *
   * @param commandsEqual whether its events gave a second engine the same commands
   * @param warnings takes what is wrong with the journal's end
   * @throws BadJournal if it is no journal of a session
   */
  static ParityReport parity(Path journal, boolean commandsEqual, Consumer<String> warnings) {
    try (JournalReader reader = JournalReader.open(journal, warnings)) {
      if (!reader.hasNext()
          || !(reader.next() instanceof EventEntry(_, SessionStarted(_, _, var yaml, _)))) {
        throw new BadJournal(journal, "no session begins here");
      }
      Configuration configuration = Configuration.fromYaml(yaml, "the journal's configuration");
      Parity parity = new Parity(configuration.paper(), configuration.feeSchedule());
      while (reader.hasNext()) {
        Entry entry = reader.next();
        switch (entry) {
          case EventEntry event -> parity.record(event.event());
          case CommandEntry command -> parity.record(command.command());
          case DepartureEntry _ -> {}
        }
      }
      return parity.finish(commandsEqual);
    }
  }
}
