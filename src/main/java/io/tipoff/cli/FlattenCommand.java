package io.tipoff.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.cli.control.RunDirectory;
import io.tipoff.cli.control.RunningBot;
import io.tipoff.config.Configuration;
import io.tipoff.polymarket.operator.VenueFlattener;
import io.tipoff.polymarket.operator.VenueFlattener.Rest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives positions up. */
@Command(
    name = "flatten",
    description =
        "Gives up what the running bot holds, and pauses it: exits rest at the best price first,"
            + " then they take inside a collar, never at any price. With --venue, everything that"
            + " the account holds, without a bot.")
final class FlattenCommand implements Callable<Integer> {
  private static final Duration ASKING = Duration.ofSeconds(10);
  private static final Duration TAKING = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(250);

  @Mixin private Console console;

  @Mixin private BotOptions bot;

  @Mixin private OperatorVenue venue;

  @Mixin private ConfigOptions config;

  @Option(names = "--all", description = "Also what the bot has not made; needs --yes.")
  private boolean all;

  @Option(names = "--yes", description = "Confirms --all.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Only tells what would be given up.")
  private boolean dryRun;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long exits rest before they take; 30 by default.")
  private int patience;

  @Option(
      names = "--collar-ticks",
      paramLabel = "N",
      description =
          "How many ticks beyond the best opposite price an exit may reach; risk.collarTicks by"
              + " default.")
  private @Nullable Integer collarTicks;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "flatten by the operator",
      description = "Why, in words; it is kept in the journal.")
  private String reason;

  @Option(names = "--json", description = "Prints one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (patience < 0 || (collarTicks != null && collarTicks < 0)) {
      throw console.bad("--patience and --collar-ticks must be 0 or more");
    }
    if (all && !yes && !dryRun) {
      throw new Refused("--all gives up what the bot has not made, too: confirm it with --yes.");
    }
    return venue.isGiven() ? onVenue() : onBot();
  }

  private int onVenue() throws IOException, InterruptedException {
    Configuration configuration = venue.load(config);
    if (!dryRun && !(all && yes)) {
      throw new Refused(
          "Without a bot nobody knows what it has made: --venue gives up everything that the"
              + " account holds. Confirm it with --all --yes, or look with --dry-run.");
    }
    try (VenueAccess access = OperatorVenue.open(configuration, System.getenv())) {
      if (!dryRun) {
        refuseBesideABot(configuration, access);
      }
      VenueFlattener flattener =
          new VenueFlattener(
              new VenueFlattener.Venue(access.orders(), access.portfolio(), access.markets()),
              Duration.ofSeconds(patience),
              collar(configuration),
              console::note);
      if (dryRun) {
        return plan(rows(flattener.positions()));
      }
      return tell(rows(flattener.run()));
    }
  }

  private void refuseBesideABot(Configuration configuration, VenueAccess access)
      throws IOException {
    for (RunningBot other : new RunDirectory(configuration.privateFolder()).bots()) {
      if (other.id().venue().equals(access.settings().url().toString())
          && other.id().key().equals(access.key())) {
        throw new Refused(
            "A bot trades with this key: "
                + other
                + ". Flatten through it (without --venue), or stop it first.");
      }
    }
  }

  private int collar(Configuration configuration) {
    return collarTicks == null
        ? configuration.engineSettings().limits().collarTicks()
        : collarTicks;
  }

  private int onBot() throws IOException, InterruptedException {
    Configuration configuration = config.load("operator");
    RunningBot found = bot.find(configuration, console, OperatorVenue.HINT);
    if (dryRun) {
      JsonNode status = found.ask(RunningBot.request("status"), ASKING).path("status");
      return plan(positions(status));
    }
    ObjectNode request =
        RunningBot.request("flatten", reason)
            .put("all", all)
            .put("patience", Duration.ofSeconds(patience).toNanos())
            .put("collarTicks", collar(configuration));
    JsonNode status = found.ask(request, ASKING).path("status");
    console.note(found + " is paused and gives up what it holds; tipoff resume ends that");
    long end = System.nanoTime() + Duration.ofSeconds(patience).plus(TAKING).toNanos();
    while (isGoingOn(status) && System.nanoTime() < end) {
      Thread.sleep(PAUSE);
      status = found.ask(RunningBot.request("status"), ASKING).path("status");
    }
    return tell(exits(status));
  }

  private static boolean isGoingOn(JsonNode status) {
    for (JsonNode exit : status.path("exits")) {
      if (!exit.path("over").asBoolean()) {
        return true;
      }
    }
    return false;
  }

  private record Row(String slug, String quantity, String why) {
    boolean isLeft() {
      return !quantity.equals("0");
    }
  }

  private List<Row> positions(JsonNode status) {
    List<Row> rows = new ArrayList<>();
    for (JsonNode held : status.path("positions")) {
      rows.add(
          new Row(held.path("slug").asText(), held.path(all ? "quantity" : "made").asText(), ""));
    }
    return rows;
  }

  private static List<Row> exits(JsonNode status) {
    List<Row> rows = new ArrayList<>();
    for (JsonNode exit : status.path("exits")) {
      rows.add(
          new Row(
              exit.path("slug").asText(),
              exit.path("quantity").asText(),
              exit.path("why").asText()));
    }
    return rows;
  }

  private int plan(List<Row> rows) {
    print("would be given up", rows);
    return 0;
  }

  private int tell(List<Row> rows) {
    print("left", rows);
    return rows.stream().anyMatch(Row::isLeft) ? Main.FAILURE : 0;
  }

  private static List<Row> rows(List<Rest> rests) {
    return rests.stream()
        .map(rest -> new Row(rest.market().slug(), rest.quantity().toString(), rest.why()))
        .toList();
  }

  private void print(String title, List<Row> rows) {
    List<Row> left = rows.stream().filter(Row::isLeft).toList();
    if (json) {
      ObjectNode node = JsonLine.object();
      ArrayNode array = node.putArray(dryRun ? "positions" : "left");
      left.forEach(
          row ->
              array
                  .addObject()
                  .put("slug", row.slug())
                  .put("quantity", row.quantity())
                  .put("why", row.why()));
      console.print(JsonLine.of(node));
      return;
    }
    console.print(left.isEmpty() ? title + ": nothing" : title + ":");
    left.forEach(
        row -> console.print("  %-44s %10s  %s".formatted(row.slug(), row.quantity(), row.why())));
  }
}
