package io.tipoff.cli;

import io.tipoff.backtest.Backtest;
import io.tipoff.backtest.BacktestReport;
import io.tipoff.backtest.DataFiles;
import io.tipoff.backtest.JsonReport;
import io.tipoff.backtest.ReportBuilder;
import io.tipoff.backtest.SelectedTape;
import io.tipoff.backtest.Tape;
import io.tipoff.backtest.TextReport;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Recorder;
import io.tipoff.journal.CommandHash;
import io.tipoff.journal.Recorders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the engine over recorded market data with simulated fills, and reports. */
@Command(
    name = "backtest",
    description = "Runs the bot over recorded market data and reports what it would have earned.")
final class BacktestCommand implements Callable<Integer> {
  @Mixin private Console console;

  @Mixin private DataOptions data;

  @Mixin private ConfigOptions config;

  @Mixin private HtmlFile page;

  @Option(
      names = "--fees-as-of",
      paramLabel = "DATE",
      description = "Takes the fees of a date, for data from before the fee schedule begins.")
  private @Nullable LocalDate feesAsOf;

  @Option(names = "--verbose", description = "Lists every fill and why it was allowed.")
  private boolean verbose;

  @Option(names = "--json", description = "Prints the report as one line of JSON.")
  private boolean json;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = "Writes every event and command to a new journal.")
  private @Nullable Path journal;

  @Override
  public Integer call() throws IOException {
    page.require();
    Configuration configuration = config.load("backtest", sets());
    long begun = System.nanoTime();
    BacktestReport report = run(configuration);
    double seconds = (System.nanoTime() - begun) / 1e9;
    console.print(json ? JsonReport.of(report) : TextReport.of(report));
    page.write(report);
    console.note(
        "%,d rows in %.2f s: %,.0f rows/s"
            .formatted(report.input().rows(), seconds, report.input().rows() / seconds));
    return 0;
  }

  private List<String> sets() {
    List<String> sets = new ArrayList<>();
    if (feesAsOf != null) {
      sets.add("fees.asOf=" + feesAsOf);
    }
    return sets;
  }

  private BacktestReport run(Configuration configuration) {
    DataFiles files = data.open();
    try (Tape tape = Progress.over(SelectedTape.of(files.tape(), configuration.slugs()));
        NewJournal written = NewJournal.at(journal)) {
      CommandHash hash = new CommandHash();
      ReportBuilder builder =
          new ReportBuilder(new ReportBuilder.Detail(verbose, page.isWanted()), tape::rows);
      Recorder recorder = Recorders.of(written.recorder(), hash, builder);
      new Backtest(Wiring.run(configuration, "backtest"), recorder, builder).run(tape);
      written.keep();
      return builder.build(
          new ReportBuilder.Source(files.tapes(), files.ignored(), tape.rows(), tape.duplicates()),
          configuration.feesAsOf(),
          hash.hex());
    }
  }
}
