package io.tipoff.cli;

import io.tipoff.backtest.history.BaseballCounts;
import io.tipoff.model.calibration.WinExpectancyFit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the table of win expectancy in baseball. */
@Command(
    name = "baseball",
    description = "Makes a smoothed table of win expectancy of counts of states.")
final class CalibrateBaseballCommand implements Callable<Integer> {
  private static final List<String> TITLE =
      List.of(
          "# Home side's chance to win. Rows: inning 1 to 9, then extra innings; top, then bottom; outs"
              + " 0 to 2; runners 0 to 7",
          "# (1 for first, 2 for second, 4 for third). Columns: home lead -12 to 12. Smoothed from"
              + " counts of 1957 to 2023.",
          "# The information used here was obtained free of charge from and is copyrighted by"
              + " Retrosheet.",
          "# Interested parties may contact Retrosheet at www.retrosheet.org.");

  @Mixin private Console console;

  @Option(names = "--counts", required = true, paramLabel = "FILE", description = "The counts.")
  private Path counts;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The table.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    WinExpectancyFit fit = new WinExpectancyFit();
    BaseballCounts.read(counts, fit::add);
    List<String> lines = new ArrayList<>(TITLE);
    for (List<Double> row : fit.rows()) {
      lines.add(
          row.stream()
              .map(chance -> String.format(Locale.ROOT, "%.4f", chance))
              .collect(Collectors.joining(",")));
    }
    Files.write(out, lines);
    console.note("table written to " + out);
    return 0;
  }
}
