package io.tipoff.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A lock that a PostgreSQL server keeps for as long as one connection lives. */
final class ServerLock implements AutoCloseable {
  private static final Duration CHECK = Duration.ofSeconds(2);
  private static final int ANSWER_SECONDS = 10;

  private final Connection connection;
  private final Consumer<String> lost;
  private final Thread thread = Thread.ofVirtual().name("store-lock").unstarted(this::watch);
  private volatile boolean closing;

  private ServerLock(Connection connection, Consumer<String> lost) {
    this.connection = connection;
    this.lost = lost;
  }

  static ServerLock take(Database database, AccountKey account, Consumer<String> lost) {
    try {
      Connection connection = database.connect();
      try {
        connection.setAutoCommit(true);
        List<Boolean> taken =
            Sql.query(
                connection,
                "SELECT pg_try_advisory_lock(?) AS taken",
                row -> row.getBoolean("taken"),
                account.number());
        if (!taken.getFirst()) {
          throw new AccountLock.Held(
              "another machine trades with this key already (%s): one engine a key. It holds the"
                      .formatted(holder(connection, account))
                  + " lock of "
                  + database.name());
        }
        ServerLock lock = new ServerLock(connection, lost);
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
    while (!closing) {
      try {
        if (!connection.isValid(ANSWER_SECONDS)) {
          tell();
          return;
        }
      } catch (SQLException _) {
        tell();
        return;
      }
      LockSupport.parkNanos(CHECK.toNanos());
    }
  }

  private void tell() {
    if (!closing) {
      lost.accept("the database's lock of this key is lost: its connection broke");
    }
  }

  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      connection.close();
    } catch (SQLException _) {
      // The server gives the lock back when the connection is gone.
    }
  }
}
