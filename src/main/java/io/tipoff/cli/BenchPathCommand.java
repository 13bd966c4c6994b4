package io.tipoff.cli;

import io.tipoff.config.Configuration;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the way from market data to orders. */
@Command(
    name = "path",
    description =
        "Measures from the bytes of a book handed to the decoder to the signed request handed to"
            + " the network, with one market maker and real orders on an embedded exchange.")
final class BenchPathCommand implements Callable<Integer> {
  private static final Duration PAUSE = Duration.ZERO;

  /** Every frame moves the quotes at once, and nothing stands in the way. */
  private static final List<String> EVERY_FRAME_MOVES =
      List.of(
          "marketMaker.minRequoteInterval=0ms",
          "marketMaker.refreshMove=0.0001",
          "marketMaker.refreshInterval=1h",
          "risk.marketLoss=10000",
          "risk.totalLoss=10000",
          "risk.dailyLoss=10000",
          "risk.drawdown=1");

  @Mixin private Console console;

  private final ConfigOptions config = new ConfigOptions();

  @Option(names = "--frames", defaultValue = "5000", description = "Default: ${DEFAULT-VALUE}")
  private int frames;

  @Option(
      names = "--warm-up",
      defaultValue = "5000",
      description = "Frames before those that are measured. Default: ${DEFAULT-VALUE}")
  private int warmUp;

  @Option(
      names = "--store",
      description = "Journals everything and writes it to a database, as live trading does.")
  private boolean store;

  @Option(names = "--json", description = "Prints the figures as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (frames < 1 || warmUp < 0) {
      throw console.bad("--frames must be at least 1, --warm-up at least 0");
    }
    try (TemporaryFolder folder = TemporaryFolder.create("tipoff-bench")) {
      List<String> sets = new ArrayList<>(EVERY_FRAME_MOVES);
      sets.add("store.directory=" + folder.path());
      measure(config.load("bench", sets));
    }
    return 0;
  }

  private void measure(Configuration configuration) throws IOException, InterruptedException {
    try (PathBenchmark path = new PathBenchmark(configuration, store)) {
      path.run(warmUp, PAUSE);
      Histogram nanos = path.run(frames, PAUSE);
      console.print(json ? json(nanos) : text(nanos));
    }
  }

  private static String json(Histogram nanos) {
    return "{\"frames\":%d,\"p50Nanos\":%d,\"p90Nanos\":%d,\"p99Nanos\":%d,\"maxNanos\":%d}"
        .formatted(
            nanos.getTotalCount(),
            nanos.getValueAtPercentile(50),
            nanos.getValueAtPercentile(90),
            nanos.getValueAtPercentile(99),
            nanos.getMaxValue());
  }

  private static String text(Histogram nanos) {
    StringBuilder text = new StringBuilder("frame to request, microseconds\n");
    for (double percentile : new double[] {50, 75, 90, 95, 99, 99.9, 100}) {
      text.append(
          "%7.1f %%  %,10.1f%n"
              .formatted(percentile, nanos.getValueAtPercentile(percentile) / 1e3));
    }
    return text.append("%,d frames%n".formatted(nanos.getTotalCount())).toString();
  }
}
