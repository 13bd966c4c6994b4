package io.tipoff.backtest;

import io.tipoff.backtest.ReportTable.Column;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in columns of characters, figures to the right. */
final class TextTable {
  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  private final ReportTable table;
  private final List<Integer> widths;

  private TextTable(ReportTable table) {
    this.table = table;
    this.widths =
        IntStream.range(0, table.columns().size())
            .mapToObj(column -> width(table, column))
            .toList();
  }

  /** The heading and the rows, each on a line of its own. */
  static String of(ReportTable table) {
    TextTable text = new TextTable(table);
    StringBuilder lines = new StringBuilder();
    lines.append(text.line(table.columns().stream().map(Column::heading).toList()));
    table.rows().forEach(row -> lines.append(text.line(row)));
    return lines.toString();
  }

  private static int width(ReportTable table, int column) {
    int widest = length(table.columns().get(column).heading());
    for (List<String> row : table.rows()) {
      widest = Math.max(widest, length(row.get(column)));
    }
    return widest;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private String line(List<String> cells) {
    return IntStream.range(0, cells.size())
            .mapToObj(column -> cell(column, cells.get(column)))
            .collect(Collectors.joining(GAP, INDENT, ""))
            .stripTrailing()
        + "\n";
  }

  private String cell(int column, String content) {
    String padding = " ".repeat(widths.get(column) - length(content));
    String printable = Wording.printable(content);
    return table.columns().get(column).isText() ? printable + padding : padding + printable;
  }
}
