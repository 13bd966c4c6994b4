package io.tipoff.backtest.history;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tipoff.backtest.BadTape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** A CSV file with a header, plain or gzipped; every complaint names file, line and column. */
final class HistoryFile {
  private final Path path;

  HistoryFile(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new BadTape(path + ": no such file");
    }
    this.path = path;
  }

  /** A row whose fields are asked for by their column's name. */
  final class Row {
    private final NamedCsvRecord fields;

    private Row(NamedCsvRecord fields) {
      this.fields = fields;
    }

    String text(String column) {
      return fields
          .findField(column)
          .orElseThrow(
              () ->
                  new BadTape(
                      "%s:%d: %s: the row is too short"
                          .formatted(path, fields.getStartingLineNumber(), column)))
          .strip();
    }

    /** Whether the row has something in that column. */
    boolean has(String column) {
      return fields.findField(column).filter(field -> !field.isBlank()).isPresent();
    }

    double number(String column) {
      try {
        double number = Double.parseDouble(text(column));
        if (Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw bad(column, "a number");
      }
      throw bad(column, "a number");
    }

    int integer(String column, int least, int most) {
      double number = number(column);
      if (number != StrictMath.rint(number) || number < least || number > most) {
        throw bad(column, "a whole number from " + least + " to " + most);
      }
      return (int) number;
    }

    LocalDate date(String column) {
      try {
        return LocalDate.parse(text(column));
      } catch (DateTimeParseException e) {
        throw bad(column, "a date such as 2020-01-31");
      }
    }

    BadTape bad(String column, String allowed) {
      return new BadTape(
          "%s:%d: %s: '%s'; allowed: %s"
              .formatted(path, fields.getStartingLineNumber(), column, text(column), allowed));
    }
  }

  /** Reads all rows in order. */
  void forEach(List<String> required, Consumer<Row> reader) {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(open())) {
      boolean empty = true;
      for (NamedCsvRecord fields : csv) {
        if (empty) {
          requireColumns(fields.getHeader(), required);
          empty = false;
        }
        reader.accept(new Row(fields));
      }
      if (empty) {
        throw new BadTape(path + ": no rows; columns needed: " + String.join(", ", required));
      }
    } catch (CsvParseException e) {
      throw new BadTape(path + ": not readable as CSV text in UTF-8");
    } catch (IOException | UncheckedIOException e) {
      throw new BadTape(path + ": not readable: " + e.getMessage());
    }
  }

  private void requireColumns(List<String> header, List<String> required) {
    for (String column : required) {
      if (!header.contains(column)) {
        throw new BadTape(
            "%s:1: %s: the header has no such column; required: %s"
                .formatted(path, column, String.join(", ", required)));
      }
    }
  }

  private InputStream open() throws IOException {
    InputStream in = Files.newInputStream(path);
    if (!path.toString().endsWith(".gz")) {
      return in;
    }
    try {
      return new GZIPInputStream(in);
    } catch (IOException e) {
      in.close();
      throw new BadTape(path + ": not a gzip file");
    }
  }
}
