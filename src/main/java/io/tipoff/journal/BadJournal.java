package io.tipoff.journal;

import java.nio.file.Path;

/** A file that cannot be read as a journal, and why, in one line. */
public final class BadJournal extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A complaint about a file. */
  public BadJournal(Path file, String complaint) {
    super((file + ": " + complaint).replaceAll("\\p{Cntrl}", " "));
  }
}
