package io.tipoff.cli;

import io.tipoff.backtest.Backtest;
import io.tipoff.backtest.BacktestReport;
import io.tipoff.backtest.DataFiles;
import io.tipoff.backtest.HtmlReport;
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
import java.nio.file.Files;
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

  @Option(
      names = "--fees-as-of",
      paramLabel = "DATE",
      description = "Takes the fees of a date, for data from before the fee schedule begins.")
  private @Nullable LocalDate feesAsOf;

  @Option(names = "--verbose", description = "Lists every fill and why it was allowed.")
  private boolean verbose;

  @Option(names = "--json", description = "Prints the report as one line of JSON.")
  private boolean json;

  @Option(names = "--html", paramLabel = "FILE", description = "Writes a page with charts.")
  private @Nullable Path html;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = "Writes every event and command to a new journal.")
  private @Nullable Path journal;

  @Override
  public Integer call() throws IOException {
    requireFolder(html);
    Configuration configuration = config.load("backtest", sets());
    long begun = System.nanoTime();
    BacktestReport report = run(configuration);
    double seconds = (System.nanoTime() - begun) / 1e9;
    console.print(json ? JsonReport.of(report) : TextReport.of(report));
    if (html != null) {
      HtmlReport.write(report, html);
      console.note("page written to " + html);
    }
    console.note(
        "%,d rows in %.2f s: %,.0f rows/s"
            .formatted(report.input().rows(), seconds, report.input().rows() / seconds));
    return 0;
  }

  /** Better now than after a long run. */
  private void requireFolder(@Nullable Path file) {
    @Nullable Path folder = file == null ? null : file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw console.bad("--html: there is no folder " + folder);
    }
    if (file != null && Files.isDirectory(file)) {
      throw console.bad("--html: " + file + " is a folder; a file is needed");
    }
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
          new ReportBuilder(new ReportBuilder.Detail(verbose, html != null), tape::rows);
      Recorder recorder = Recorders.of(written.recorder(), hash, builder);
      new Backtest(Wiring.backtest(configuration), recorder, builder).run(tape);
      written.keep();
      return builder.build(
          new ReportBuilder.Source(files.tapes(), files.ignored(), tape.rows(), tape.duplicates()),
          configuration.feesAsOf(),
          hash.hex());
    }
  }
}
