package io.tipoff.cli;

import io.tipoff.config.Configuration;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how fast quotes are gone. */
@Command(
    name = "pull",
    description =
        "Measures from a score that pulls all quotes of its game to the word that the last of them"
            + " is cancelled, on an embedded exchange over sockets, within the venue's limits of requests.")
final class BenchPullCommand implements Callable<Integer> {
  private static final List<String> NOTHING_IN_THE_WAY =
      List.of(
          "marketMaker.minRequoteInterval=0ms",
          "marketMaker.refreshInterval=1h",
          "marketMaker.quoteSize=1",
          "gameQuoting.pause=0ms",
          "gameQuoting.reformedSpread=1",
          "regimes.eventPause=0ms",
          "regimes.reformedSpread=1",
          "risk.marketLoss=100000",
          "risk.eventLoss=100000",
          "risk.groupLoss=100000",
          "risk.leagueLoss=100000",
          "risk.settlementDayLoss=100000",
          "risk.totalLoss=100000",
          "risk.dailyLoss=100000",
          "risk.dailyVolume=1000000",
          "risk.positions=1000",
          "breaker.staleFeed=1h",
          "book.maxAge=1d",
          "risk.drawdown=1");

  @Mixin private Console console;

  private final ConfigOptions config = new ConfigOptions();

  @Option(names = "--quotes", defaultValue = "40", description = "Default: ${DEFAULT-VALUE}")
  private int quotes;

  @Option(names = "--rounds", defaultValue = "100", description = "Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--warm-up",
      defaultValue = "50",
      description = "Rounds before those that are measured. Default: ${DEFAULT-VALUE}")
  private int warmUp;

  @Option(names = "--json", description = "Prints the figures as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (quotes < 2 || quotes % 2 != 0 || rounds < 1 || warmUp < 0) {
      throw console.bad(
          "--quotes must be even and at least 2, --rounds at least 1, --warm-up at least 0");
    }
    Configuration configuration = config.load("bench", NOTHING_IN_THE_WAY);
    try (PullBenchmark pull = new PullBenchmark(configuration, quotes / 2)) {
      pull.run(warmUp);
      pull.run(rounds);
      console.print(json ? json(pull) : text(pull));
    }
    return 0;
  }

  private String json(PullBenchmark pull) {
    Histogram nanos = pull.nanos();
    return "{\"quotes\":%d,\"rounds\":%d,\"p50Nanos\":%d,\"p99Nanos\":%d,\"maxNanos\":%d,\"mostRequests\":%d}"
        .formatted(
            quotes,
            nanos.getTotalCount(),
            nanos.getValueAtPercentile(50),
            nanos.getValueAtPercentile(99),
            nanos.getMaxValue(),
            pull.mostRequests());
  }

  private String text(PullBenchmark pull) {
    Histogram nanos = pull.nanos();
    StringBuilder text =
        new StringBuilder("score to the last of %d cancels, milliseconds%n".formatted(quotes));
    for (double percentile : new double[] {50, 90, 99, 100}) {
      text.append(
          "%7.1f %%  %,10.2f%n"
              .formatted(percentile, nanos.getValueAtPercentile(percentile) / 1e6));
    }
    return text.append(
            "%,d rounds, at most %d requests each%n"
                .formatted(nanos.getTotalCount(), pull.mostRequests()))
        .toString();
  }
}
