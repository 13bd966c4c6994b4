package io.tipoff.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.cli.control.RunningBot;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A request to a running bot that needs a reason and nothing else. */
final class BotRequest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Mixin private BotOptions bot;

  @Mixin private ConfigOptions config;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, in words; it is kept in the journal.")
  private String reason;

  /** Sends it and tells how the bot stands then. */
  int send(String what, Console console) throws IOException {
    if (reason.isBlank()) {
      throw console.bad("--reason must say why");
    }
    RunningBot found = bot.find(config.load("operator"), console, "");
    JsonNode answer = found.ask(RunningBot.request(what, reason), PATIENCE);
    console.note(what + ": taken by " + found);
    console.print(StatusText.of(answer.path("status")));
    return 0;
  }
}
