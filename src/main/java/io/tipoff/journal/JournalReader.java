package io.tipoff.journal;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal from its first entry to its last, in constant memory. An incomplete last record,
 * as a killed process may leave it, is left out.
 */
public final class JournalReader implements Iterator<Entry>, AutoCloseable {
  private final RecordScanner scanner;
  private final Input in = new Input();
  private @Nullable Entry upcoming;

  private JournalReader(RecordScanner scanner) {
    this.scanner = scanner;
  }

  /**
   * Opens a journal.
   *
   * @param warnings is told in one line if the last record was left out
   * @throws BadJournal if there is no such file, or it is no journal
   */
  public static JournalReader open(Path file, Consumer<String> warnings) {
    return new JournalReader(RecordScanner.open(file, warnings));
  }

  /** Whether a file begins as a journal does. */
  public static boolean isJournal(Path file) {
    return RecordScanner.isJournal(file);
  }

  /** The part of the file that was read, from 0 to 1. */
  public double progress() {
    return scanner.progress();
  }

  /**
   * Whether there is another entry.
   *
   * @throws BadJournal if it is damaged
   */
  @Override
  public boolean hasNext() {
    if (upcoming == null && scanner.advance()) {
      upcoming = read();
    }
    return upcoming != null;
  }

  @Override
  public Entry next() {
    @Nullable Entry entry = hasNext() ? upcoming : null;
    if (entry == null) {
      throw new NoSuchElementException("the journal has no more entries");
    }
    upcoming = null;
    return entry;
  }

  private Entry read() {
    scanner.read(in);
    try {
      Entry entry =
          switch (in.getKind()) {
            case EventKind kind -> new EventEntry(scanner.sequence(), EventCodec.read(kind, in));
            case CommandKind kind ->
                new CommandEntry(scanner.sequence(), CommandCodec.read(kind, in), in.content());
            case NoteKind _ ->
                new DepartureEntry(scanner.sequence(), in.getLong(), in.getCommandId());
          };
      in.requireEnd();
      return entry;
    } catch (IllegalArgumentException e) {
      throw scanner.bad("expected an event or a command: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    scanner.close();
  }
}
