package io.tipoff.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What earlier sessions had and a session did not restore: it is no more. */
final class Leftovers {
  private static final String OLD_POSITIONS =
      " WHERE account = ? AND session < ? AND quantity <> 0";
  private static final String OLD_ORDERS = " WHERE account = ? AND session < ? AND live = 1";

  private Leftovers() {}

  static void drop(Connection connection, SessionKey session, long sequence, long time)
      throws SQLException {
    copy(
        connection,
        "INSERT INTO executions (account, session, sequence, strategy, market, time, kind, quantity,"
            + " liquidity, fee, realised, position, cost, evidence, trade) SELECT account, ?, ?,"
            + " strategy, market, ?, 'CORRECTION', -quantity, '', 0, 0, 0, 0, 'not restored', ''"
            + " FROM positions"
            + OLD_POSITIONS,
        session,
        sequence,
        time);
    change(
        connection,
        "UPDATE positions SET quantity = 0, cost = 0, updated = ?" + OLD_POSITIONS,
        session,
        time);
    copy(
        connection,
        "INSERT INTO order_transitions (account, session, sequence, order_number, time, cause, state,"
            + " price, quantity, filled, detail) SELECT account, ?, ?, number, ?, 'NOT_RESTORED',"
            + " 'DROPPED', price, quantity, filled, '' FROM orders"
            + OLD_ORDERS,
        session,
        sequence,
        time);
    change(
        connection,
        "UPDATE orders SET state = 'DROPPED', live = 0, updated = ?" + OLD_ORDERS,
        session,
        time);
  }

  private static void copy(
      Connection connection, String sql, SessionKey session, long sequence, long time)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, session.number());
      statement.setLong(2, sequence);
      statement.setLong(3, time);
      statement.setLong(4, session.account());
      statement.setLong(5, session.number());
      statement.executeUpdate();
    }
  }

  private static void change(Connection connection, String sql, SessionKey session, long time)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, time);
      statement.setLong(2, session.account());
      statement.setLong(3, session.number());
      statement.executeUpdate();
    }
  }
}
