package io.tipoff.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A backtest's report as a page: one file that loads nothing, with charts and tables. */
public final class HtmlReport {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private HtmlReport() {}

  /** The page. */
  public static String of(BacktestReport report) {
    PageAssets assets = new PageAssets();
    Map<String, String> parts =
        Map.ofEntries(
            Map.entry("title", "Trading of " + date(report)),
            Map.entry("period", Html.escape(ReportFacts.period(report.input()))),
            Map.entry("warnings", Html.paragraphs("warning", ReportWarnings.of(report))),
            Map.entry("headline", Html.facts(ReportFacts.headline(report))),
            Map.entry("results", Html.facts(ReportFacts.results(report))),
            Map.entry("done", Html.facts(ReportFacts.done(report))),
            Map.entry("read", Html.facts(ReportFacts.read(report))),
            Map.entry("parity", parity(report)),
            Map.entry("tables", tables(report)),
            Map.entry("data", Json.script(ChartData.of(report))),
            Map.entry("style", assets.style()),
            Map.entry("script", assets.script()),
            Map.entry("uplot", assets.uplot()),
            Map.entry("uplotStyle", assets.uplotStyle()),
            Map.entry("uplotLicence", assets.uplotLicence()));
    return PLACE.matcher(assets.template()).replaceAll(place -> quoted(parts, place));
  }

  /**
   * Writes the page to a file, which is replaced at once if it is there.
   *
   * @throws IOException if it cannot be written; then the file is as it was
   */
  public static void write(BacktestReport report, Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    String name = "." + whole.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
    Path temporary = whole.resolveSibling(name);
    try {
      Files.writeString(temporary, of(report));
      Files.move(temporary, whole, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static String quoted(Map<String, String> parts, MatchResult place) {
    String part = Objects.requireNonNull(parts.get(place.group(1)), place.group());
    return Matcher.quoteReplacement(part);
  }

  private static String date(BacktestReport report) {
    return Wording.instant(report.input().from()).substring(0, "2026-01-01".length());
  }

  private static String parity(BacktestReport report) {
    return report
        .parity()
        .map(ReportFacts::of)
        .map(Html::facts)
        .map("<section><h2>Paper against real fills</h2><dl>%s</dl></section>"::formatted)
        .orElse("");
  }

  private static String tables(BacktestReport report) {
    List<ReportTable> tables =
        List.of(
            ReportTables.strategies(report),
            BreakdownTables.groups(report.breakdown()),
            BreakdownTables.markouts(report.breakdown()),
            BreakdownTables.calibration(report.breakdown()),
            BreakdownTables.reactions(report.breakdown()),
            ReportTables.markets(report),
            ReportTables.positions(report),
            ReportTables.refusals(report),
            ReportTables.rejections(report),
            ReportTables.cancellations(report),
            ReportTables.standAsides(report));
    return tables.stream().map(Html::section).collect(Collectors.joining("\n"));
  }
}
