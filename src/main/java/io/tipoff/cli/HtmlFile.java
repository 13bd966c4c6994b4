package io.tipoff.cli;

import io.tipoff.backtest.BacktestReport;
import io.tipoff.backtest.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option to write a report's page. */
final class HtmlFile {
  @Mixin private Console console;

  @Option(names = "--html", paramLabel = "FILE", description = "Writes a page with charts.")
  private @Nullable Path file;

  /** Whether a page is wanted. */
  boolean isWanted() {
    return file != null;
  }

  /** Complains of a file that cannot be written: better now than after a long run. */
  void require() {
    @Nullable Path folder = file == null ? null : file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw console.bad("--html: there is no folder " + folder);
    }
    if (file != null && Files.isDirectory(file)) {
      throw console.bad("--html: " + file + " is a folder; a file is needed");
    }
  }

  /** Writes the page, if one is wanted. */
  void write(BacktestReport report) throws IOException {
    if (file != null) {
      HtmlReport.write(report, file);
      console.note("page written to " + file);
    }
  }
}
