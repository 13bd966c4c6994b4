package io.tipoff.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.config.Configuration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The effective configuration. */
@Command(
    name = "config",
    description = "Shows or checks the effective configuration.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ConfigCommand.Show.class, ConfigCommand.Check.class})
final class ConfigCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "show or check?");
  }

  /** Which mode's configuration is meant. */
  static final class Selection {
    @Mixin private ConfigOptions config;

    @Option(
        names = "--mode",
        description = "The mode whose file applies too; default: ${DEFAULT-VALUE}",
        defaultValue = "backtest")
    private String mode;

    Configuration load() {
      return config.load(mode);
    }
  }

  /** Every key with its value and where that came from. */
  @Command(name = "show", description = "Shows every key, its value and where that came from.")
  static final class Show implements Callable<Integer> {
    @Mixin private Console console;

    @Mixin private Selection selection;

    @Option(names = "--json", description = "Prints one line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
      List<Configuration.Entry> entries = selection.load().entries();
      if (json) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode all = mapper.createObjectNode();
        for (Configuration.Entry entry : entries) {
          all.putObject(entry.key()).put("value", entry.value()).put("source", entry.source());
        }
        console.print(mapper.writeValueAsString(all));
        return 0;
      }
      int keys = entries.stream().mapToInt(entry -> entry.key().length()).max().orElse(0);
      int values = entries.stream().mapToInt(entry -> entry.value().length()).max().orElse(0);
      String line = "%-" + keys + "s  %-" + Math.min(values, 30) + "s  %s%n";
      for (Configuration.Entry entry : entries) {
        console.print(line.formatted(entry.key(), entry.value(), entry.source()));
      }
      return 0;
    }
  }

  /** Says whether it can be used. */
  @Command(name = "check", description = "Checks the configuration; says every problem at once.")
  static final class Check implements Callable<Integer> {
    @Mixin private Console console;

    @Mixin private Selection selection;

    @Option(names = "--json", description = "Prints one line of JSON.")
    private boolean json;

    @Override
    public Integer call() {
      int keys = selection.load().entries().size();
      console.print(
          json
              ? "{\"ok\":true,\"keys\":" + keys + "}"
              : "the configuration is valid: " + keys + " keys");
      return 0;
    }
  }
}
