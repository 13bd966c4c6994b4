package io.tipoff.backtest;

import io.tipoff.backtest.ReportTable.Column;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Facts and tables as HTML; whatever they say stays text. */
final class Html {
  private Html() {}

  /** Text that is safe between tags and in quoted attributes. */
  static String escape(String text) {
    return Wording.printable(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  static String paragraphs(String cssClass, List<String> texts) {
    return texts.stream()
        .map(text -> "<p class=\"%s\">%s</p>".formatted(cssClass, escape(text)))
        .collect(Collectors.joining("\n"));
  }

  /** The inside of a description list. */
  static String facts(List<Fact> facts) {
    return facts.stream()
        .map(
            fact ->
                "<div><dt>%s</dt><dd>%s</dd></div>"
                    .formatted(escape(fact.name()), escape(fact.value())))
        .collect(Collectors.joining("\n"));
  }

  /** A section of the page; nothing for a table without rows. */
  static String section(ReportTable table) {
    return table.isEmpty()
        ? ""
        : "<section>\n<h2>" + escape(table.title()) + "</h2>\n" + table(table) + "\n</section>";
  }

  private static String table(ReportTable table) {
    List<Column> columns = table.columns();
    String head =
        columns.stream()
            .map(column -> cell("th", column.isText() ? "" : "number", column.heading()))
            .collect(Collectors.joining("", "<tr>", "</tr>"));
    String body =
        table.rows().stream().map(row -> row(columns, row)).collect(Collectors.joining("\n"));
    return "<div class=\"table tall\"><table>\n<thead>"
        + head
        + "</thead>\n<tbody>\n"
        + body
        + "\n</tbody></table></div>";
  }

  private static String row(List<Column> columns, List<String> row) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> cell("td", cssClass(columns.get(i), row.get(i)), row.get(i)))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private static String cssClass(Column column, String content) {
    return switch (column.kind()) {
      case TEXT -> "";
      case NUMBER -> "number";
      case GAIN -> content.startsWith("-") ? "number loss" : "number";
    };
  }

  private static String cell(String tag, String cssClass, String content) {
    String attribute = cssClass.isEmpty() ? "" : " class=\"" + cssClass + "\"";
    return "<" + tag + attribute + ">" + escape(content) + "</" + tag + ">";
  }
}
