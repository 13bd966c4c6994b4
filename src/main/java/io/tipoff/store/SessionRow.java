package io.tipoff.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a session has come in the database.
 *
 * @param cashBefore the account's cash in 10^-8 dollar before it; null for the first
 * @param sequence the last record of the journal whose rows were written
 * @param batch how many batches were written
 */
record SessionRow(
    SessionKey key,
    Path journal,
    @Nullable Long cashBefore,
    SessionState state,
    long sequence,
    long batch) {
  private static final String COLUMNS =
      "SELECT account, number, journal, cash_before, state, last_sequence, batch FROM sessions";

  /** The number of an account, which gets one if it has none. */
  static long account(Connection connection, AccountKey key) throws SQLException {
    Optional<Long> known = find(connection, key);
    if (known.isPresent()) {
      return known.get();
    }
    Sql.update(
        connection,
        "INSERT INTO accounts (id, mode, venue, key_id)"
            + " SELECT COALESCE(MAX(id), 0) + 1, ?, ?, ? FROM accounts",
        key.mode(),
        key.venue(),
        key.keyId());
    return find(connection, key).orElseThrow();
  }

  private static Optional<Long> find(Connection connection, AccountKey key) throws SQLException {
    return Sql.query(
            connection,
            "SELECT id FROM accounts WHERE mode = ? AND venue = ? AND key_id = ?",
            row -> row.getLong("id"),
            key.mode(),
            key.venue(),
            key.keyId())
        .stream()
        .findFirst();
  }

  /**
   * Begins a session.
   *
   * @param opened nanoseconds since 1970
   */
  static SessionRow begin(Connection connection, long account, Path journal, long opened)
      throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO sessions (account, number, opened, journal, last_order, cash_before, state,"
            + " last_sequence, batch)"
            + " SELECT ?, COALESCE(MAX(number), 0) + 1, ?, ?, 0,"
            + " (SELECT cash FROM sessions WHERE account = ? AND cash IS NOT NULL"
            + " ORDER BY number DESC LIMIT 1), 'OPEN', 0, 0 FROM sessions WHERE account = ?",
        account,
        opened,
        journal.toAbsolutePath().normalize().toString(),
        account,
        account);
    return all(connection, account).getLast();
  }

  /** The sessions of an account, oldest first. */
  static List<SessionRow> all(Connection connection, long account) throws SQLException {
    return Sql.query(
        connection, COLUMNS + " WHERE account = ? ORDER BY number", SessionRow::of, account);
  }

  /** How far it has come now. */
  SessionRow reread(Connection connection) throws SQLException {
    return Sql.query(
            connection,
            COLUMNS + " WHERE account = ? AND number = ?",
            SessionRow::of,
            key.account(),
            key.number())
        .getFirst();
  }

  private static SessionRow of(ResultSet row) throws SQLException {
    return new SessionRow(
        new SessionKey(row.getLong("account"), row.getLong("number")),
        Path.of(row.getString("journal")),
        Sql.nullable(row, "cash_before"),
        SessionState.valueOf(row.getString("state")),
        row.getLong("last_sequence"),
        row.getLong("batch"));
  }

  /** Says how a session ended. */
  void end(Connection connection, SessionState how) throws SQLException {
    Sql.update(
        connection,
        "UPDATE sessions SET state = ? WHERE account = ? AND number = ?",
        how,
        key.account(),
        key.number());
  }
}
