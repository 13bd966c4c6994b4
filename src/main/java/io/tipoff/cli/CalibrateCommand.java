package io.tipoff.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Fits models to what happened, and says how good they were. */
@Command(
    name = "calibrate",
    description = "Fits models to recorded games and odds, and says how good they are.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CalibrateWinprobCommand.class,
      CalibrateConsensusCommand.class,
      CalibrateBaseballCommand.class
    })
final class CalibrateCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "What to calibrate is missing.");
  }
}
