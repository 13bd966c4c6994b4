package io.tipoff.cli;

import io.tipoff.engine.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The journal of a session that is to be replayed; without a name it is gone afterwards. */
final class SessionJournal implements AutoCloseable {
  private final Path file;
  private final boolean temporary;
  private final NewJournal journal;

  private SessionJournal(Path file, boolean temporary) {
    this.file = file;
    this.temporary = temporary;
    this.journal = NewJournal.growing(file);
  }

  /**
   * Begins a journal.
   *
   * @throws io.tipoff.backtest.BadTape if there is such a file already
   * @throws IOException if none can be made
   */
  static SessionJournal at(@Nullable Path path) throws IOException {
    return path == null
        ? new SessionJournal(Files.createTempDirectory("tipoff").resolve("session.journal"), true)
        : new SessionJournal(path, false);
  }

  Recorder recorder() {
    return journal.recorder();
  }

  /** The file, to which more is written. */
  Path file() {
    return file;
  }

  /** The file, to which nothing is written any more. */
  Path finished() {
    journal.close();
    return file;
  }

  @Override
  public void close() throws IOException {
    journal.close();
    if (temporary) {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.resolveSibling(""));
    }
  }
}
