package io.tipoff.cli;

import io.tipoff.backtest.RiskBenchmark;
import io.tipoff.config.Configuration;
import io.tipoff.engine.EngineSettings;
import java.util.List;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the risk gate. */
@Command(
    name = "risk",
    description =
        "Measures a decision of the risk gate with 300 positions in 15 games of 20 markets each.")
final class BenchRiskCommand implements Callable<Integer> {
  /** Room for 300 positions of ten contracts and a quote. */
  private static final List<String> ROOM =
      List.of(
          "risk.marketLoss=20",
          "risk.eventLoss=1000",
          "risk.totalLoss=100000",
          "risk.leagueLoss=100000",
          "risk.settlementDayLoss=100000",
          "risk.groupLoss=100000",
          "risk.positions=2000");

  @Mixin private Console console;

  private final ConfigOptions config = new ConfigOptions();

  @Option(
      names = "--decisions",
      defaultValue = "2000000",
      description = "Default: ${DEFAULT-VALUE}")
  private int decisions;

  @Option(
      names = "--contracts",
      defaultValue = "10",
      description =
          "Contracts asked for at a time; more than 20 are too many, so that the gate looks for"
              + " less. Default: ${DEFAULT-VALUE}")
  private int contracts;

  @Option(names = "--json", description = "Prints the figures as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (decisions < 1 || contracts < 1) {
      throw console.bad("--decisions and --contracts must be at least 1");
    }
    Configuration configuration = config.load("bench", ROOM);
    EngineSettings settings = configuration.engineSettings();
    RiskBenchmark benchmark =
        new RiskBenchmark(settings.limits(), settings.fees(), Integer.toString(contracts));
    RiskBenchmark.Figures figures = benchmark.run(decisions, System::nanoTime);
    Histogram nanos = figures.nanos();
    String format =
        json
            ? "{\"decisions\":%d,\"positions\":%d,\"approved\":%d,\"smaller\":%d,"
                + "\"p50Nanos\":%d,\"p99Nanos\":%d}"
            : "%,d decisions with %,d positions: %,d approved, %,d of them smaller;"
                + " %,d ns median, %,d ns p99%n";
    console.print(
        format.formatted(
            nanos.getTotalCount(),
            figures.positions(),
            figures.approved(),
            figures.shortened(),
            nanos.getValueAtPercentile(50),
            nanos.getValueAtPercentile(99)));
    return 0;
  }
}
