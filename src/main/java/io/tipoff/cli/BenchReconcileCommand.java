package io.tipoff.cli;

import io.tipoff.cli.ReconcileBenchmark.Round;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long a whole comparison of an account takes. */
@Command(
    name = "reconcile",
    description =
        "Measures how long a whole account is compared with an embedded exchange over sockets,"
            + " within the venue's limits of requests.")
final class BenchReconcileCommand implements Callable<Integer> {
  @Mixin private Console console;

  @Option(names = "--orders", defaultValue = "500", description = "Default: ${DEFAULT-VALUE}")
  private int orders;

  @Option(names = "--positions", defaultValue = "200", description = "Default: ${DEFAULT-VALUE}")
  private int positions;

  @Option(names = "--rounds", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(names = "--json", description = "Prints the figures as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (orders < 1 || positions < 1 || rounds < 2) {
      throw console.bad("--orders and --positions must be at least 1, --rounds at least 2");
    }
    try (ReconcileBenchmark account = new ReconcileBenchmark(orders, positions)) {
      List<Round> all = account.run(rounds);
      Round first = all.getFirst();
      Round longest =
          all.stream().skip(1).max(Comparator.comparingLong(Round::nanos)).orElseThrow();
      String format =
          json
              ? "{\"orders\":%d,\"positions\":%d,\"firstMillis\":%.1f,\"firstRequests\":%d,"
                  + "\"longestMillis\":%.1f,\"longestRequests\":%d}"
              : "%d open orders, %d positions%nfirst comparison  %,10.1f ms, %d requests%n"
                  + "longest later one %,10.1f ms, %d requests%n";
      console.print(
          format.formatted(
              orders,
              positions,
              first.nanos() / 1e6,
              first.requests(),
              longest.nanos() / 1e6,
              longest.requests()));
    }
    return 0;
  }
}
