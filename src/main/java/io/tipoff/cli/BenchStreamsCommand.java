package io.tipoff.cli;

import io.tipoff.cli.StreamsBenchmark.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures many markets over sockets for a long time. */
@Command(
    name = "streams",
    description =
        "Streams the books of many markets over sockets, exchange and adapter in one process, and"
            + " checks that nothing was lost.")
final class BenchStreamsCommand implements Callable<Integer> {
  @Mixin private Console console;

  @Option(names = "--markets", defaultValue = "340", description = "Default: ${DEFAULT-VALUE}")
  private int markets;

  @Option(
      names = "--rate",
      defaultValue = "1500",
      description = "Books a second. Default: ${DEFAULT-VALUE}")
  private int rate;

  @Option(names = "--seconds", defaultValue = "600", description = "Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(names = "--json", description = "Prints the figures as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (markets < 1 || markets > 1_000 || rate < 1 || seconds < 1) {
      throw console.bad("--markets must be 1 to 1000, --rate and --seconds at least 1");
    }
    try (StreamsBenchmark streams = new StreamsBenchmark(markets)) {
      Figures figures = streams.run(rate, Duration.ofSeconds(seconds));
      console.print(
          (json
                  ? "{\"sent\":%d,\"received\":%d,\"gaps\":%d,\"differing\":%d,\"rate\":%.0f,"
                      + "\"firstMemoryMb\":%d,\"lastMemoryMb\":%d,\"peakMemoryMb\":%d}"
                  : """
                    books           %,d sent, %,d received, %d gaps
                    last books      %d differ from the exchange's
                    rate            %,.0f a second
                    resident        %,d MB after a tenth of the time, %,d MB at the end, %,d MB at most
                    """)
              .formatted(
                  figures.sent(),
                  figures.received(),
                  figures.gaps(),
                  figures.differing(),
                  figures.rate(),
                  figures.firstMegabytes(),
                  figures.lastMegabytes(),
                  figures.peakMegabytes()));
      boolean lost = figures.received() != figures.sent() || figures.differing() > 0;
      return lost ? Main.FAILURE : 0;
    }
  }
}
