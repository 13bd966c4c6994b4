package io.tipoff.store;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What kind of failure it is. */
final class Failures {
  private Failures() {}

  /** Whether a file is no longer a sound database. */
  static boolean isDamage(Throwable failure) {
    return failure instanceof SQLiteException sqlite
        && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB
            || sqlite.getResultCode().name().startsWith("SQLITE_CORRUPT"));
  }
}
