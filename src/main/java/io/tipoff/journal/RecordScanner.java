package io.tipoff.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Finds the records of a journal one after the other, and tells a torn end from damage. */
final class RecordScanner implements AutoCloseable {
  private final Path file;
  private final FileWindow window;
  private final Consumer<String> warnings;
  private long position = Format.FILE_HEADER;
  private long next = Format.FILE_HEADER;
  private long sequence;
  private boolean ended;

  private RecordScanner(Path file, FileWindow window, Consumer<String> warnings) {
    this.file = file;
    this.window = window;
    this.warnings = warnings;
  }

  /**
   * Opens a journal.
   *
   * @param warnings is told of a torn end
   * @throws BadJournal if it is none
   */
  static RecordScanner open(Path file, Consumer<String> warnings) {
    if (Files.isDirectory(file)) {
      throw new BadJournal(file, "is a directory, expected a journal");
    }
    FileWindow window;
    try {
      window = FileWindow.open(file);
    } catch (IOException e) {
      throw new BadJournal(file, FileFailure.reason(e));
    }
    try {
      RecordScanner scanner = new RecordScanner(file, window, warnings);
      scanner.requireHeader();
      return scanner;
    } catch (RuntimeException e) {
      window.close();
      throw e;
    }
  }

  /** Whether a file begins as a journal does. */
  static boolean isJournal(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (FileWindow window = FileWindow.open(file)) {
      return window.size() >= Format.FILE_HEADER && window.getLong(0) == Format.MAGIC;
    } catch (IOException e) {
      throw FileFailure.of(file, e);
    }
  }

  double progress() {
    return (double) next / window.size();
  }

  /**
   * Goes to the next record; false at the end.
   *
   * @throws BadJournal if there is damage before the last record
   */
  boolean advance() {
    if (ended) {
      return false;
    }
    if (!isSound(next)) {
      ended = true;
      requireTornEnd();
      return false;
    }
    moveOn();
    return true;
  }

  /**
   * Goes to the next record of a file that may still grow; false while there is none.
   *
   * @throws BadJournal if there is damage before the record
   */
  boolean follow() {
    if (!isSound(next)) {
      window.refresh();
      if (!isSound(next)) {
        return false;
      }
    }
    moveOn();
    return true;
  }

  /** Looks at the file as it is now. */
  void refresh() {
    window.refresh();
  }

  private void moveOn() {
    sequence++;
    position = next;
    long found = window.getLong(position + Format.SECOND);
    if (found != sequence) {
      throw bad("expected this sequence number, found " + found);
    }
    next = position + Format.padded(length(position));
  }

  long sequence() {
    return sequence;
  }

  /** Puts kind and fields of the record into an input, to be read before the next is looked for. */
  void read(Input in) {
    int length = length(position);
    int at = window.at(position, length);
    in.reset(window.bytes(), at + Format.RECORD_HEADER, at + length);
  }

  /** A complaint about the record. */
  BadJournal bad(String complaint) {
    return new BadJournal(file, "record " + sequence + " at byte " + position + ": " + complaint);
  }

  private void requireHeader() {
    if (window.size() == 0) {
      throw new BadJournal(file, "is empty, expected a journal");
    }
    if (window.size() < Format.FILE_HEADER || window.getLong(0) != Format.MAGIC) {
      throw new BadJournal(file, "is not a journal: expected it to begin with 'tipoff-j'");
    }
    long version = window.getLong(Format.SECOND);
    if (version != Format.VERSION) {
      throw new BadJournal(
          file, "is in version " + version + " of the format, expected " + Format.VERSION);
    }
  }

  /** Whether a whole record with a fitting check sum begins here. */
  private boolean isSound(long start) {
    long left = window.size() - start;
    int length = left < Format.RECORD_HEADER ? 0 : length(start);
    if (!Format.isPossible(length) || Format.padded(length) > left) {
      return false;
    }
    int padded = Format.padded(length);
    int at = window.at(start, padded);
    return Format.isSound(window.bytes(), at, padded);
  }

  private int length(long start) {
    return Format.length(window.getLong(start));
  }

  /** What is no record is the torn end of a journal, unless a record follows. */
  private void requireTornEnd() {
    boolean nothing = window.size() % Long.BYTES == 0;
    for (long at = next; at + Long.BYTES <= window.size(); at += Long.BYTES) {
      if (window.getLong(at) != 0) {
        nothing = false;
        if (at > next && isLater(at)) {
          throw new BadJournal(
              file,
              "%s: expected a whole record with a fitting check sum; a sound one follows at byte %d"
                  .formatted(nextRecord(), at));
        }
      }
    }
    if (!nothing) {
      warnings.accept(file + ": " + nextRecord() + " is incomplete and was left out");
    }
  }

  private boolean isLater(long start) {
    return window.size() - start >= Format.RECORD_HEADER
        && window.getLong(start + Format.SECOND) > sequence
        && isSound(start);
  }

  private String nextRecord() {
    return "record " + (sequence + 1) + " at byte " + next;
  }

  @Override
  public void close() {
    window.close();
  }
}
