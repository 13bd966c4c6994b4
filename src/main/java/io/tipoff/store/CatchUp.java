package io.tipoff.store;

import io.tipoff.journal.BadJournal;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Brings the journal of a session that broke off into the database, to its end. */
final class CatchUp {
  private final Database database;
  private final Consumer<String> warnings;

  CatchUp(Database database, Consumer<String> warnings) {
    this.database = database;
    this.warnings = warnings;
  }

  /** Reads and writes everything that is missing, and says how the session ended. */
  void run(SessionRow session) throws SQLException {
    if (!Files.exists(session.journal())) {
      lost(session, session.journal() + ": the journal of a session that broke off is gone");
      return;
    }
    try (SessionWriter writer = new SessionWriter(database, session, warnings)) {
      boolean sound = write(writer);
      writer.end(
          !sound
              ? SessionState.LOST
              : writer.projection().hasEnded() ? SessionState.ENDED : SessionState.BROKEN_OFF);
    } catch (BadJournal e) {
      lost(session, String.valueOf(e.getMessage()));
    }
  }

  private boolean write(SessionWriter writer) throws SQLException {
    boolean sound = true;
    boolean more = true;
    while (more) {
      try {
        more = !writer.read();
        if (!more) {
          writer.finish();
        }
      } catch (BadJournal e) {
        warnings.accept(e.getMessage() + "; what comes after it is left out");
        sound = false;
        more = false;
      }
      writer.write();
    }
    return sound;
  }

  private void lost(SessionRow session, String why) throws SQLException {
    warnings.accept(why + "; what the database has of it is all that is known");
    try (var connection = database.connect()) {
      session.end(connection, SessionState.LOST);
      connection.commit();
    }
  }
}
