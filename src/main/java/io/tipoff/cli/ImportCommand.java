package io.tipoff.cli;

import io.tipoff.backtest.BadTape;
import io.tipoff.backtest.DataFiles;
import io.tipoff.backtest.Tape;
import io.tipoff.config.Configuration;
import io.tipoff.event.Event;
import io.tipoff.event.SessionStarted;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Turns market data into a journal. */
@Command(name = "import", description = "Turns CSV tapes into a journal of market data.")
final class ImportCommand implements Callable<Integer> {
  @Mixin private Console console;

  @Mixin private DataOptions data;

  @Mixin private ConfigOptions config;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The new journal.")
  private Path out;

  @Option(names = "--json", description = "Prints the counts as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Configuration configuration = config.load("import");
    DataFiles files = data.open();
    long events = 0;
    try (Tape tape = Progress.over(files.tape());
        NewJournal journal = NewJournal.at(out)) {
      @Nullable Event event = tape.next();
      if (event == null) {
        throw new BadTape("no market data: nothing to import");
      }
      journal.recorder().record(new SessionStarted(event.time(), "import", configuration.toYaml()));
      for (; event != null; event = tape.next()) {
        journal.recorder().record(event);
        events++;
      }
      journal.keep();
      files.ignored().forEach(name -> console.note("ignored: " + name));
      console.print(
          json
              ? "{\"rows\":%d,\"duplicates\":%d,\"events\":%d}"
                  .formatted(tape.rows(), tape.duplicates(), events)
              : "%s: %,d rows, %,d of them duplicates, as %,d events"
                  .formatted(out, tape.rows(), tape.duplicates(), events));
    }
    return 0;
  }
}
