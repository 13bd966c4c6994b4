package io.tipoff.cli;

import io.tipoff.cli.control.RunDirectory;
import io.tipoff.cli.control.RunningBot;
import io.tipoff.config.Configuration;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which bot of this machine is meant. */
final class BotOptions {
  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "The bot of this mode, such as live; needed where several run.")
  private @Nullable String mode;

  /**
   * The bot that is meant.
   *
   * @param otherwise what to do without a bot, for the message; empty for nothing
   * @throws IOException if none runs
   * @throws picocli.CommandLine.ParameterException if several do
   */
  RunningBot find(Configuration configuration, Console console, String otherwise)
      throws IOException {
    RunDirectory directory = new RunDirectory(configuration.privateFolder());
    List<RunningBot> bots = running(directory);
    if (bots.isEmpty()) {
      String which = mode == null ? "No bot" : "No bot of mode " + mode;
      throw new IOException(which + " runs, says " + directory.path() + otherwise);
    }
    if (bots.size() > 1) {
      throw console.bad(
          bots.stream()
              .map(bot -> "  " + bot)
              .collect(
                  Collectors.joining(
                      System.lineSeparator(),
                      "Several bots run; choose one with --mode:" + System.lineSeparator(),
                      "")));
    }
    return bots.getFirst();
  }

  /** The bots that are meant and run now. */
  List<RunningBot> running(Configuration configuration) throws IOException {
    return running(new RunDirectory(configuration.privateFolder()));
  }

  private List<RunningBot> running(RunDirectory directory) throws IOException {
    return directory.bots().stream()
        .filter(bot -> mode == null || bot.id().mode().equals(mode))
        .toList();
  }
}
