package io.tipoff.cli;

import io.tipoff.backtest.BadTape;
import io.tipoff.engine.Recorder;
import io.tipoff.journal.JournalWriter;
import io.tipoff.journal.Recorders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A journal that a command makes: from the start, or only once it is whole. */
final class NewJournal implements AutoCloseable {
  private final @Nullable Path path;
  private final @Nullable Path unfinished;
  private final @Nullable JournalWriter writer;
  private boolean used;

  private NewJournal(
      @Nullable Path path, @Nullable Path unfinished, @Nullable JournalWriter writer) {
    this.path = path;
    this.unfinished = unfinished;
    this.writer = writer;
  }

  /**
   * Begins a journal; one at no path is never written.
   *
   * @throws BadTape if there is such a file already
   */
  static NewJournal at(@Nullable Path path) {
    if (path == null) {
      return new NewJournal(null, null, null);
    }
    requireNew(path);
    try {
      Path unfinished = path.resolveSibling("." + path.getFileName() + ".unfinished");
      Files.deleteIfExists(unfinished);
      return new NewJournal(path, unfinished, JournalWriter.create(unfinished));
    } catch (IOException e) {
      throw new UncheckedIOException(path.toString(), e);
    }
  }

  /**
   * Begins a journal that has its name from the start, and keeps what was written whatever happens;
   * one at no path is never written, and one in which nothing was written is not left.
   *
   * @throws BadTape if there is such a file already
   */
  static NewJournal growing(@Nullable Path path) {
    if (path == null) {
      return at(null);
    }
    requireNew(path);
    return new NewJournal(path, null, JournalWriter.create(path));
  }

  private static void requireNew(Path path) {
    if (Files.exists(path)) {
      throw new BadTape(path + ": exists already; a journal is never overwritten");
    }
    @Nullable Path folder = path.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new BadTape(path + ": there is no folder " + folder);
    }
  }

  Recorder recorder() {
    used = true;
    return writer == null ? Recorders.none() : writer;
  }

  /**
   * Who writes it.
   *
   * @throws IllegalStateException if it has no path
   */
  JournalWriter writer() {
    if (writer == null) {
      throw new IllegalStateException("a journal without a path");
    }
    used = true;
    return writer;
  }

  /** The journal is whole. */
  void keep() {
    if (writer != null && unfinished != null && path != null) {
      writer.close();
      try {
        Files.move(unfinished, path);
      } catch (IOException e) {
        throw new UncheckedIOException(path.toString(), e);
      }
    }
  }

  @Override
  public void close() {
    if (writer == null || path == null) {
      return;
    }
    writer.close();
    @Nullable Path unwanted = unfinished == null && !used ? path : unfinished;
    if (unwanted != null) {
      delete(unwanted);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
