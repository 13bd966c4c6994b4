package io.tipoff.backtest;

import static io.tipoff.backtest.Wording.count;

import io.tipoff.backtest.parity.ParityReport;
import java.util.List;
import java.util.Locale;

/** A backtest's report for people at a terminal. Fills are listed if the report kept them. */
public final class TextReport {
  private static final int WIDTH = 98;
  private static final int NAME_WIDTH = 20;
  private static final int MOST_ROWS = 30;

  private final StringBuilder out = new StringBuilder();

  private TextReport() {}

  /** The whole report, of many lines. */
  public static String of(BacktestReport report) {
    TextReport text = new TextReport();
    text.write(report);
    return text.out.toString();
  }

  /** A comparison alone. */
  public static String of(ParityReport parity) {
    TextReport text = new TextReport();
    text.write(parity);
    return text.out.toString();
  }

  private void write(ParityReport parity) {
    title("Paper against real fills");
    facts(ReportFacts.of(parity));
  }

  /** The report of a period. */
  public static String ofPeriod(BacktestReport report) {
    TextReport text = new TextReport();
    text.writeResults(report);
    return text.out.toString();
  }

  private void write(BacktestReport report) {
    title("What was read");
    facts(ReportFacts.read(report));
    writeResults(report);
  }

  private void writeResults(BacktestReport report) {
    title("What was done");
    facts(ReportFacts.done(report));
    report.parity().ifPresent(this::write);
    title("Results in dollars");
    ReportWarnings.of(report).forEach(warning -> wrap("  ! ", warning));
    facts(ReportFacts.results(report));
    table(ReportTables.strategies(report), MOST_ROWS);
    table(BreakdownTables.groups(report.breakdown()), MOST_ROWS);
    table(BreakdownTables.markouts(report.breakdown()), MOST_ROWS);
    table(BreakdownTables.calibration(report.breakdown()), MOST_ROWS);
    table(BreakdownTables.reactions(report.breakdown()), MOST_ROWS);
    table(ReportTables.tradedMarkets(report), MOST_ROWS);
    table(InventoryTable.of(report, MOST_ROWS), Integer.MAX_VALUE);
    table(ReportTables.positions(report), MOST_ROWS);
    table(ReportTables.refusals(report), MOST_ROWS);
    table(ReportTables.rejections(report), MOST_ROWS);
    table(ReportTables.cancellations(report), MOST_ROWS);
    table(ReportTables.standAsides(report), MOST_ROWS);
    table(ReportTables.fills(report), Integer.MAX_VALUE);
  }

  private void title(String title) {
    if (!out.isEmpty()) {
      out.append('\n');
    }
    out.append(title.toUpperCase(Locale.ROOT)).append('\n');
  }

  private void facts(List<Fact> facts) {
    for (Fact fact : facts) {
      wrap("  " + fact.name() + " ".repeat(NAME_WIDTH - fact.name().length()), fact.value());
    }
  }

  /** Appends words behind a heading; further lines begin under the first word. */
  private void wrap(String heading, String words) {
    String margin = " ".repeat(heading.length());
    StringBuilder line = new StringBuilder(heading);
    for (String word : Wording.printable(words).split(" ", -1)) {
      boolean first = line.length() == heading.length();
      if (!first && line.length() + 1 + word.length() > WIDTH) {
        out.append(line).append('\n');
        line = new StringBuilder(margin);
        first = true;
      }
      line.append(first ? "" : " ").append(word);
    }
    out.append(line).append('\n');
  }

  private void table(ReportTable table, int most) {
    if (!table.isEmpty()) {
      title(table.title());
      out.append(TextTable.of(table.first(most)));
      int left = table.rows().size() - most;
      if (left > 0) {
        out.append("  and ").append(count(left)).append(" more\n");
      }
    }
  }
}
