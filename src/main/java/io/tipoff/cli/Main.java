package io.tipoff.cli;

import io.tipoff.backtest.BadTape;
import io.tipoff.backtest.FeesUnknown;
import io.tipoff.config.ConfigException;
import io.tipoff.journal.BadJournal;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code tipoff} command: every mode of the bot is one of its subcommands. */
@Command(
    name = "tipoff",
    description =
        "A trading bot for Polymarket US that quotes, trades and tells the truth about it.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      BacktestCommand.class,
      PaperCommand.class,
      RecordCommand.class,
      MarketsCommand.class,
      ReplayCommand.class,
      RiskCommand.class,
      SimulateCommand.class,
      ParityCommand.class,
      LeadlagCommand.class,
      ImportCommand.class,
      CalcCommand.class,
      CalibrateCommand.class,
      ConfigCommand.class,
      GenerateCommand.class,
      ExchangeCommand.class,
      LiveCommand.class,
      DoctorCommand.class,
      StatusCommand.class,
      PauseCommand.class,
      ResumeCommand.class,
      ResetBreakerCommand.class,
      CancelAllCommand.class,
      FlattenCommand.class,
      WatchdogCommand.class,
      BenchCommand.class,
      ReportCommand.class,
      StoreCommand.class
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:failure",
      "2:wrong usage or bad input",
      "3:refused because it would be unsafe or could not be true"
    })
public final class Main implements Runnable {
  static final int FAILURE = 1;
  static final int BAD_INPUT = 2;
  static final int REFUSED = 3;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The whole command line, ready to be used. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler((e, command, _) -> explain(e, command.getErr()));
    line.setParameterExceptionHandler((e, _) -> explainUsage(e));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(LocalDate.class, Main::date);
    inheritHelp(line);
    return line;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new CommandLine.TypeConversionException(
          "'" + text + "' is not a date such as 2026-10-01");
    }
  }

  /** Every command explains itself. */
  private static void inheritHelp(CommandLine line) {
    for (CommandLine command : line.getSubcommands().values()) {
      command.getCommandSpec().mixinStandardHelpOptions(true);
      command.getCommandSpec().versionProvider(new Version());
      inheritHelp(command);
    }
  }

  /** One line that says what is wrong, and how to learn what is right. */
  private static int explainUsage(CommandLine.ParameterException e) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try: " + command.getCommandSpec().qualifiedName(" ") + " --help");
    return BAD_INPUT;
  }

  /** One line for what the user can mend; the whole trace for a bug. */
  private static int explain(Exception e, PrintWriter err) {
    switch (e) {
      case ConfigException bad -> err.println(bad.getMessage());
      case BadTape bad -> err.println(bad.getMessage());
      case BadJournal bad -> err.println(bad.getMessage());
      case BadKeys bad -> err.println(bad.getMessage());
      case FeesUnknown unknown -> {
        err.println(unknown.getMessage());
        return REFUSED;
      }
      case Refused refused -> {
        err.println(refused.getMessage());
        return REFUSED;
      }
      case VenueException failed -> {
        err.println(failed.getMessage());
        return FAILURE;
      }
      case StoreException failed -> {
        err.println(failed.getMessage());
        return FAILURE;
      }
      case IOException io -> {
        err.println(io.getMessage());
        return FAILURE;
      }
      case UncheckedIOException io -> {
        err.println(io.getMessage());
        return FAILURE;
      }
      default -> {
        err.println("tipoff failed; this is a bug:");
        e.printStackTrace(err);
        return FAILURE;
      }
    }
    return BAD_INPUT;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
  }

  /** The version that the build wrote into the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"tipoff " + number()};
    }

    static String number() {
      var version = Main.class.getPackage().getImplementationVersion();
      return version == null ? "(not packaged)" : version;
    }
  }
}
