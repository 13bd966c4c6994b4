package io.tipoff.cli;

import io.tipoff.backtest.DataFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a command is given market data. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "PATH",
      required = true,
      arity = "1..*",
      description =
          "Market data: CSV tapes, journals, or folders with bbo.csv, markets.csv and"
              + " settlements.csv.")
  private List<Path> data = new ArrayList<>();

  @Option(
      names = "--markets",
      paramLabel = "FILE",
      description = "Ticks and minimums of the CSV tapes: slug,tick,minimum_quantity,...")
  private @Nullable Path markets;

  @Option(
      names = "--settlements",
      paramLabel = "FILE",
      description = "What the markets of the CSV tapes paid: slug,price")
  private @Nullable Path settlements;

  DataFiles open() {
    return DataFiles.open(data, markets, settlements, System.err::println);
  }
}
