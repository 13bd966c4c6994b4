package io.tipoff.store;

import io.tipoff.event.SessionStarted;
import io.tipoff.journal.Entry;
import io.tipoff.journal.JournalFollower;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns one session's journal into rows, batch by batch. A batch and how far it goes are written
 * together or not at all, so that each record counts once, whatever is tried again.
 */
final class SessionWriter implements AutoCloseable {
  /** Records that one batch holds at most. */
  static final int LARGEST = 5_000;

  private final Database database;
  private final SessionKey key;
  private final JournalFollower follower;
  private final Batch batch = new Batch();
  private final Projection projection;
  private @Nullable Connection connection;
  private long written;
  private long batches;
  private boolean uncertain;
  private boolean startWritten;

  /**
   * A writer that goes on where the database is.
   *
   * @throws io.tipoff.journal.BadJournal if the journal is none
   */
  SessionWriter(Database database, SessionRow row, Consumer<String> warnings) {
    this.database = database;
    this.key = row.key();
    this.written = row.sequence();
    this.batches = row.batch();
    this.startWritten = row.sequence() > 0;
    this.follower = JournalFollower.open(row.journal(), warnings);
    this.projection = new Projection(new Rows(key, batch, written), row.cashBefore());
  }

  /**
   * Reads what the journal has, up to a whole batch.
   *
   * @return whether it has nothing more for now
   * @throws io.tipoff.journal.BadJournal if it is damaged there
   */
  boolean read() {
    long limit = Math.max(follower.sequence(), written) + LARGEST;
    while (follower.sequence() < limit) {
      @Nullable Entry entry = follower.poll();
      if (entry == null) {
        return true;
      }
      projection.take(entry);
    }
    return false;
  }

  /** Takes more rows into the batch. */
  Batch batch() {
    return batch;
  }

  SessionKey key() {
    return key;
  }

  Projection projection() {
    return projection;
  }

  /** Whether something waits to be written. */
  boolean isPending() {
    return !batch.isEmpty();
  }

  /** The number of the last record that was read. */
  long sequence() {
    return follower.sequence();
  }

  /** Holds that what is behind the last record is no more than an incomplete one. */
  void finish() {
    follower.finish();
  }

  /**
   * Writes what was read. If this fails it may be tried again, and nothing is written twice.
   *
   * @throws SQLException if the database fails; the connection is given up
   */
  void write() throws SQLException {
    try {
      Connection open = connection();
      if (!uncertain || isMissing(open)) {
        uncertain = false;
        advance(open);
        batch.write(open, key);
        uncertain = true;
        open.commit();
      } else {
        open.rollback();
      }
      written = follower.sequence();
      startWritten |= projection.started().isPresent();
      batches++;
      uncertain = false;
      batch.clear();
    } catch (SQLException e) {
      disconnect();
      throw e;
    }
  }

  /** Says how the session ended. */
  void end(SessionState how) throws SQLException {
    try {
      Connection open = connection();
      Sql.update(
          open,
          "UPDATE sessions SET state = ? WHERE account = ? AND number = ?",
          how,
          key.account(),
          key.number());
      open.commit();
    } catch (SQLException e) {
      disconnect();
      throw e;
    }
  }

  /** Whether the batch whose commit nobody answered is not in the database. */
  private boolean isMissing(Connection open) throws SQLException {
    long there =
        Sql.query(
                open,
                "SELECT batch FROM sessions WHERE account = ? AND number = ?",
                row -> row.getLong("batch"),
                key.account(),
                key.number())
            .getFirst();
    return there == batches;
  }

  /** Takes the place of the next batch, which nobody else can have taken. */
  private void advance(Connection open) throws SQLException {
    int changed =
        Sql.update(
            open,
            "UPDATE sessions SET last_sequence = ?, batch = ?, last_time = COALESCE(?, last_time),"
                + " cash = COALESCE(?, cash) WHERE account = ? AND number = ? AND batch = ?",
            Math.max(written, follower.sequence()),
            batches + 1,
            projection.now(),
            projection.cash(),
            key.account(),
            key.number(),
            batches);
    if (changed != 1) {
      throw new SQLException("something else writes the same session");
    }
    Optional<SessionStarted> started = projection.started();
    if (!startWritten && started.isPresent()) {
      Sql.update(
          open,
          "UPDATE sessions SET started = ?, configuration = ?, last_order = ?"
              + " WHERE account = ? AND number = ?",
          started.get().time(),
          started.get().configuration(),
          started.get().lastOrder(),
          key.account(),
          key.number());
    }
  }

  private Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = database.connect();
      connection = open;
    }
    return open;
  }

  private void disconnect() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException _) {
        // It was given up already.
      }
    }
  }

  @Override
  public void close() {
    disconnect();
    follower.close();
  }
}
