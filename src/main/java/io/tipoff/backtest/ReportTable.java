package io.tipoff.backtest;

import java.util.List;

/** Rows under headings, in words; a renderer gives them a look. */
record ReportTable(String title, List<Column> columns, List<List<String>> rows) {

  /** A column. */
  record Column(String heading, Kind kind) {
    boolean isText() {
      return kind == Kind.TEXT;
    }
  }

  /** What stands in the cells of a column. */
  enum Kind {
    TEXT,
    /** A figure, set to the right. */
    NUMBER,
    /** A figure that is good above zero and bad below. */
    GAIN
  }

  static Column text(String heading) {
    return new Column(heading, Kind.TEXT);
  }

  static Column number(String heading) {
    return new Column(heading, Kind.NUMBER);
  }

  static Column gain(String heading) {
    return new Column(heading, Kind.GAIN);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The same with its first rows only. */
  ReportTable first(int most) {
    return new ReportTable(title, columns, rows.subList(0, Math.min(most, rows.size())));
  }
}
