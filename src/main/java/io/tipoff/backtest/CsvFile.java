package io.tipoff.backtest;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A CSV file with a header, read row by row; every complaint names file, line and column. */
final class CsvFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final List<String> header;
  private final long size;
  private @Nullable CsvRecord row;

  private CsvFile(Path path) throws IOException {
    this.path = path;
    this.channel = FileChannel.open(path);
    this.size = Math.max(1, channel.size());
    this.reader =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.NONE)
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(Channels.newReader(channel, StandardCharsets.UTF_8));
    this.records = reader.iterator();
    this.header = readHeader();
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws BadTape if there is no such file, or nothing in it
   */
  static CsvFile open(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new BadTape(path + ": no such file");
    }
    try {
      return new CsvFile(path);
    } catch (IOException e) {
      throw new UncheckedIOException(path.toString(), e);
    }
  }

  private List<String> readHeader() {
    if (!advance()) {
      throw new BadTape(path + ":1: the file is empty; a header line is required");
    }
    List<String> names = new ArrayList<>();
    for (String name : current().getFields()) {
      names.add(name.strip().replace("\uFEFF", "").toLowerCase(Locale.ROOT));
    }
    return List.copyOf(names);
  }

  /** Moves to the next row; false at the end. */
  boolean next() {
    if (!advance()) {
      return false;
    }
    if (current().getFieldCount() != header.size()) {
      throw new BadTape(
          here() + ": " + current().getFieldCount() + " fields; the header has " + header.size());
    }
    return true;
  }

  private boolean advance() {
    try {
      row = records.hasNext() ? records.next() : null;
      return row != null;
    } catch (CsvParseException | UncheckedIOException e) {
      long line = row == null ? 1 : row.getStartingLineNumber() + 1;
      throw new BadTape(path + ":" + line + ": not readable as CSV text in UTF-8");
    }
  }

  private CsvRecord current() {
    if (row == null) {
      throw new IllegalStateException("no row");
    }
    return row;
  }

  /** The place of a column in every row; -1 if the header does not have it. */
  int column(String name) {
    return header.indexOf(name);
  }

  /** The place of a column that must be there. */
  int requiredColumn(String name, String allColumns) {
    int column = column(name);
    if (column < 0) {
      throw new BadTape(
          path + ":1: " + name + ": the header has no such column; required: " + allColumns);
    }
    return column;
  }

  /** The text of a field; empty if its column is not there. */
  String text(int column) {
    return column < 0 ? "" : current().getField(column);
  }

  /** All fields of the row, as one value that can be compared. */
  List<String> fields() {
    return current().getFields();
  }

  /** A field as a decimal number. */
  BigDecimal decimal(int column, String allowed) {
    try {
      return new BigDecimal(text(column));
    } catch (NumberFormatException e) {
      throw bad(column, allowed);
    }
  }

  /** The complaint that a field is not what is allowed there. */
  BadTape bad(int column, String allowed) {
    return new BadTape(
        here() + ": " + header.get(column) + ": '" + text(column) + "'; allowed: " + allowed);
  }

  /** The file. */
  @Override
  public String toString() {
    return path.toString();
  }

  /** File and line. */
  private String here() {
    return path + ":" + current().getStartingLineNumber();
  }

  double progress() {
    try {
      return (double) channel.position() / size;
    } catch (IOException e) {
      throw new UncheckedIOException(path.toString(), e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(path.toString(), e);
    }
  }
}
