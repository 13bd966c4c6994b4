package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.engine.Engine;
import io.tipoff.event.SessionStarted;
import io.tipoff.journal.Entry;
import io.tipoff.journal.EventEntry;
import io.tipoff.journal.JournalReader;
import io.tipoff.risk.RiskLimits;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the book of risk at the end of a journal. */
@Command(
    name = "risk",
    description =
        "Shows what a session may lose, by market, event and group, and what its breaker says, at"
            + " the end of its journal.")
final class RiskCommand implements Callable<Integer> {
  @Mixin private Console console;

  @Parameters(index = "0", paramLabel = "JOURNAL", description = "The journal of a session.")
  private Path journal;

  @Option(
      names = "--events",
      description = "Looks at the session after so many events; without it at its end.")
  private long events = Long.MAX_VALUE;

  @Option(names = "--json", description = "Prints the book as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (JournalReader reader = JournalReader.open(journal, console::note)) {
      if (!reader.hasNext()
          || !(reader.next() instanceof EventEntry(var _, SessionStarted start))) {
        throw console.bad(journal + ": not the journal of a session");
      }
      Engine engine = Wiring.recorded(start);
      engine.on(start);
      long taken = 1;
      while (reader.hasNext() && taken < events) {
        Entry entry = reader.next();
        if (entry instanceof EventEntry(var _, var event)) {
          engine.on(event);
          taken++;
        }
      }
      RiskScreen screen = new RiskScreen(engine, limits(start));
      console.print(json ? screen.json() : screen.text());
      return 0;
    }
  }

  private static RiskLimits limits(SessionStarted session) {
    return Configuration.fromYaml(session.configuration(), "the journal's configuration")
        .engineSettings()
        .limits();
  }
}
