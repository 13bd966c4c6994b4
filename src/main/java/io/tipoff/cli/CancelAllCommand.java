package io.tipoff.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.cli.control.RunningBot;
import io.tipoff.config.Configuration;
import io.tipoff.polymarket.operator.CancelEverything;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The panic button. */
@Command(
    name = "cancel-all",
    description =
        "Cancels every open order of the key, whoever made it, in one request, and tries again"
            + " until the venue has confirmed it. A running bot is paused first.")
final class CancelAllCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Mixin private Console console;

  @Mixin private BotOptions bot;

  @Mixin private OperatorVenue venue;

  @Mixin private ConfigOptions config;

  @Option(
      names = "--try-for",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "With --venue, how long it is tried; 60 by default.")
  private int seconds;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "cancel-all by the operator",
      description = "Why a running bot is paused, in words.")
  private String reason;

  @Option(names = "--json", description = "Prints one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (seconds < 0) {
      throw console.bad("--try-for must be 0 or more");
    }
    return venue.isGiven() ? onVenue() : onBot();
  }

  private int onVenue() throws InterruptedException {
    Configuration configuration = venue.load(config);
    warn(configuration);
    try (VenueAccess access = OperatorVenue.open(configuration, System.getenv())) {
      CancelEverything.Result result =
          new CancelEverything(
                  access.orders(), List.of(), Duration.ofSeconds(seconds), console::note)
              .run();
      return tell(0, result.cancelled(), result.left().size());
    }
  }

  /** Says who would undo it. An emergency does not wait because that cannot be told. */
  private void warn(Configuration configuration) {
    try {
      for (RunningBot running : bot.running(configuration)) {
        console.note(
            running
                + " runs; if it trades with this key, tipoff pause keeps it from placing again");
      }
    } catch (IOException e) {
      console.note("Whether a bot runs here cannot be told: " + e.getMessage());
    }
  }

  private int onBot() throws IOException {
    RunningBot found = bot.find(config.load("operator"), console, OperatorVenue.HINT);
    JsonNode answer = found.ask(RunningBot.request("cancel-all", reason), PATIENCE);
    console.note(found + " is paused; tipoff resume lets it trade again");
    List<String> orders = new ArrayList<>();
    answer.path("canceled").forEach(id -> orders.add(id.asText()));
    return tell(answer.path("pulled").asInt(), orders, answer.path("left").asInt());
  }

  private int tell(int pulled, List<String> cancelled, int left) {
    if (json) {
      ObjectNode node = JsonLine.object();
      cancelled.forEach(node.putArray("canceled")::add);
      console.print(JsonLine.of(node.put("pulled", pulled).put("left", left)));
    } else {
      if (pulled > 0) {
        console.print("the bot pulls its %d orders".formatted(pulled));
      }
      console.print("%d orders cancelled".formatted(cancelled.size()));
      cancelled.forEach(id -> console.print("  " + id));
      console.print(left == 0 ? "nothing is open" : left + " orders are still open");
    }
    return left == 0 ? 0 : Main.FAILURE;
  }
}
