package io.tipoff.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.cli.control.RunningBot;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how a bot, or an account, stands. */
@Command(
    name = "status",
    description =
        "Tells how a running bot stands: orders, positions, money, what keeps it from trading. With"
            + " --venue what the venue holds of the account.")
final class StatusCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Mixin private Console console;

  @Mixin private BotOptions bot;

  @Mixin private OperatorVenue venue;

  @Mixin private ConfigOptions config;

  @Option(names = "--json", description = "Prints one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    JsonNode status = venue.isGiven() ? venueStatus() : botStatus();
    console.print(json ? JsonLine.of(status) : StatusText.of(status));
    return 0;
  }

  private JsonNode venueStatus() throws InterruptedException {
    try (VenueAccess access = OperatorVenue.open(venue.load(config), System.getenv())) {
      return VenueStatus.of(access);
    }
  }

  private JsonNode botStatus() throws IOException {
    RunningBot found = bot.find(config.load("operator"), console, OperatorVenue.HINT);
    return found.ask(RunningBot.request("status"), PATIENCE).path("status");
  }
}
