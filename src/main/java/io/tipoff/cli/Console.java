package io.tipoff.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a command prints: results on standard output, everything else on standard error. */
@Command
final class Console {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** Prints a result. */
  void print(String text) {
    PrintWriter out = command.commandLine().getOut();
    out.print(text.endsWith("\n") ? text : text + System.lineSeparator());
    out.flush();
  }

  /** Says something beside the result. */
  void note(String text) {
    command.commandLine().getErr().println(text);
  }

  /** The complaint that an option is not what is allowed. */
  ParameterException bad(String complaint) {
    return new ParameterException(command.commandLine(), complaint);
  }
}
