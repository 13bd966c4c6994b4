package io.tipoff.store;

import io.tipoff.store.LockListener.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock that a PostgreSQL server keeps for as long as one connection lives. When the connection
 * breaks it is taken again as soon as the server answers, unless somebody else was faster.
 */
final class ServerLock implements AutoCloseable {
  private static final Duration CHECK = Duration.ofSeconds(2);
  private static final int ANSWER_SECONDS = 10;

  private final Database database;
  private final AccountKey account;
  private final LockListener listener;
  private final Thread thread = Thread.ofVirtual().name("store-lock").unstarted(this::watch);
  private volatile Connection connection;
  private volatile boolean closing;

  private ServerLock(
      Database database, AccountKey account, Connection connection, LockListener listener) {
    this.database = database;
    this.account = account;
    this.connection = connection;
    this.listener = listener;
  }

  static ServerLock take(Database database, AccountKey account, LockListener listener) {
    try {
      Connection connection = database.connect();
      try {
        if (!isTaken(connection, account)) {
          throw new AccountLock.Held(
              "another machine trades with this key already (%s): one engine a key. It holds the"
                      .formatted(holder(connection, account))
                  + " lock of "
                  + database.name());
        }
        ServerLock lock = new ServerLock(database, account, connection, listener);
        lock.thread.start();
        return lock;
      } catch (RuntimeException | SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  private static boolean isTaken(Connection connection, AccountKey account) throws SQLException {
    connection.setAutoCommit(true);
    return Sql.query(
            connection,
            "SELECT pg_try_advisory_lock(?) AS taken",
            row -> row.getBoolean("taken"),
            account.number())
        .getFirst();
  }

  private static String holder(Connection connection, AccountKey account) throws SQLException {
    long number = account.number();
    List<String> holders =
        Sql.query(
            connection,
            "SELECT COALESCE(host(a.client_addr), 'local') || ' since ' || a.backend_start AS x"
                + " FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
                + " WHERE l.locktype = 'advisory' AND l.granted"
                + " AND ((l.classid::bigint << 32) | l.objid::bigint) = ?",
            row -> row.getString("x"),
            number);
    return holders.isEmpty() ? "unknown" : holders.getFirst();
  }

  private void watch() {
    boolean held = true;
    while (!closing) {
      if (held && !isValid()) {
        held = false;
        tell(State.LOST, "the database's lock of this key is lost: its connection broke");
      }
      if (!held) {
        Optional<Boolean> again = takeAgain();
        if (again.isPresent() && !again.get()) {
          tell(
              State.TAKEN, "another machine took the lock of this key while the database was away");
          return;
        }
        held = again.isPresent();
        if (held) {
          tell(State.HELD, "the database's lock of this key is held again");
        }
      }
      LockSupport.parkNanos(CHECK.toNanos());
    }
  }

  private boolean isValid() {
    try {
      return connection.isValid(ANSWER_SECONDS);
    } catch (SQLException _) {
      return false;
    }
  }

  /** Whether the lock could be had; empty if the server does not answer. */
  private Optional<Boolean> takeAgain() {
    close(connection);
    try {
      Connection fresh = database.connect();
      connection = fresh;
      return Optional.of(isTaken(fresh, account));
    } catch (SQLException _) {
      return Optional.empty();
    }
  }

  private void tell(State state, String words) {
    if (!closing) {
      listener.lock(state, words);
    }
  }

  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    close(connection);
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException _) {
      // The server gives the lock back when the connection is gone.
    }
  }
}
