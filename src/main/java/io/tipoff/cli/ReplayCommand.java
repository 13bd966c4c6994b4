package io.tipoff.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells the engine again everything that a journal's engine was told. */
@Command(
    name = "replay",
    description = "Replays a journal and compares every command; names the first that differs.")
final class ReplayCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "JOURNAL", description = "The journal of a session.")
  private Path journal;

  @Option(names = "--json", description = "Prints the outcome as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    return 0;
  }
}
