package io.tipoff.cli;

import io.tipoff.backtest.JsonReport;
import io.tipoff.backtest.TextReport;
import io.tipoff.backtest.parity.ParityReport;
import io.tipoff.journal.JournalReader;
import io.tipoff.journal.Replay;
import io.tipoff.journal.ReplayOutcome;
import io.tipoff.journal.ReplayOutcome.NoSession;
import io.tipoff.journal.ReplayOutcome.Reproduced;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives the commands of a session that really traded to the simulated venue. */
@Command(
    name = "parity",
    description =
        "Compares the fills of a recorded session with those that simulated fills would have given.")
final class ParityCommand implements Callable<Integer> {
  @Mixin private Console console;

  @Parameters(
      index = "0",
      paramLabel = "SESSION",
      description = "The journal of a session that traded on a venue, such as one of demo.")
  private Path journal;

  @Option(names = "--json", description = "Prints the comparison as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    ReplayOutcome outcome = replay();
    if (outcome instanceof NoSession(var reason)) {
      console.note(journal + ": nothing to compare: " + reason);
      return Main.BAD_INPUT;
    }
    ParityReport parity =
        RecordedSession.parity(journal, outcome instanceof Reproduced, console::note);
    console.print(json ? JsonReport.of(parity) : TextReport.of(parity));
    return 0;
  }

  private ReplayOutcome replay() {
    try (JournalReader reader = JournalReader.open(journal, _ -> {})) {
      return Replay.run(reader, Wiring::recorded);
    }
  }
}
