package io.tipoff.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what feeds cost. */
@Command(
    name = "feeds",
    description =
        "Measures how much of a core a stream of odds takes, from the socket into the engine's"
            + " beliefs; each update is both sides of a bet of one book.")
final class BenchFeedsCommand implements Callable<Integer> {
  @Mixin private Console console;

  private final ConfigOptions config = new ConfigOptions();

  @Option(names = "--games", defaultValue = "60", description = "Default: ${DEFAULT-VALUE}")
  private int games;

  @Option(
      names = "--updates",
      defaultValue = "500",
      description = "Updates a second. Default: ${DEFAULT-VALUE}")
  private int updates;

  @Option(names = "--seconds", defaultValue = "30", description = "Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "20",
      description = "Seconds before those that are measured. Default: ${DEFAULT-VALUE}")
  private int warmUp;

  @Option(names = "--json", description = "Prints the figures as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (games < 1 || games > 600 || updates < 1 || seconds < 1 || warmUp < 0) {
      throw console.bad(
          "--games must be 1 to 600, --updates and --seconds at least 1, --warm-up at least 0");
    }
    try (FeedsBenchmark benchmark =
        new FeedsBenchmark(sets -> config.load("bench", sets), games, updates)) {
      FeedsBenchmark.Figures figures =
          benchmark.run(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
      String format =
          json
              ? "{\"games\":%d,\"updates\":%d,\"told\":%d,\"malformed\":%d,\"seconds\":%.1f,"
                  + "\"feedPercent\":%.2f,\"enginePercent\":%.2f}"
              : "%d games, %,d updates sent, %,d told, %d malformed, in %.1f s:"
                  + " %.2f %% of a core in the feed, %.2f %% in the engine%n";
      console.print(
          String.format(
              Locale.ROOT,
              format,
              games,
              figures.updates(),
              figures.told(),
              benchmark.health().malformed(),
              figures.seconds(),
              figures.feed() * 100,
              figures.engine() * 100));
    }
    return 0;
  }
}
