package io.tipoff.cli;

import io.tipoff.backtest.Backtest;
import io.tipoff.backtest.Benchmark;
import io.tipoff.config.Configuration;
import java.util.List;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the speed of the engine. */
@Command(
    name = "bench",
    description =
        "Measures engine, simulated fills and accounting on a generated tape, on one thread;"
            + " its subcommands measure the rest.",
    subcommands = {
      BenchDecoderCommand.class,
      BenchExchangeCommand.class,
      BenchHttpCommand.class,
      BenchPathCommand.class,
      BenchFeedsCommand.class,
      BenchPullCommand.class,
      BenchReconcileCommand.class,
      BenchRiskCommand.class,
      BenchStreamsCommand.class
    })
final class BenchCommand implements Callable<Integer> {
  /** Room for an order at work on both sides of every market. */
  private static final List<String> ROOM_FOR_ALL_MARKETS =
      List.of(
          "paper.cash=1000000",
          "risk.marketLoss=10000",
          "risk.totalLoss=1000000",
          "risk.dailyLoss=1000000",
          "risk.drawdown=1");

  @Mixin private Console console;

  private final ConfigOptions config = new ConfigOptions();

  @Option(names = "--events", defaultValue = "20000000", description = "Default: ${DEFAULT-VALUE}")
  private long events;

  @Option(names = "--markets", defaultValue = "100", description = "Default: ${DEFAULT-VALUE}")
  private int markets;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(names = "--json", description = "Prints the figures as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (events < 1 || markets < 1 || markets > 10_000) {
      throw console.bad("--events must be at least 1, --markets 1 to 10000");
    }
    Configuration configuration = config.load("bench", ROOM_FOR_ALL_MARKETS);
    Backtest.Setup setup = Wiring.run(configuration, "backtest");
    Benchmark.Figures figures = new Benchmark(setup).run(seed, markets, events);
    Histogram quiet = figures.quietStep();
    String format =
        json
            ? "{\"events\":%d,\"eventsPerSecond\":%.0f,\"orders\":%d,\"fills\":%d,"
                + "\"liveOrders\":%d,\"quietStepNanos\":{\"p50\":%d,\"p99\":%d},"
                + "\"peakMemoryMb\":%d}"
            : """
              tape            %,d events in, %,.0f a second through engine, simulated fills, accounting
              orders          %,d submitted, %,d fills, %,d live at the end
              quiet step      %,d ns median, %,d ns p99 (a quote that changes nothing)
              resident        %,d MB at most
              """;
    console.print(
        format.formatted(
            figures.events(),
            figures.rate(),
            figures.orders(),
            figures.fills(),
            figures.liveOrders(),
            quiet.getValueAtPercentile(50),
            quiet.getValueAtPercentile(99),
            Memory.peakMegabytes()));
    return 0;
  }
}
