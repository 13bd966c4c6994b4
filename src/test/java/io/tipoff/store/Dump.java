package io.tipoff.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every row of a database as text, what depends on the moment of writing left out. */
final class Dump {
  private static final List<String> TABLES =
      List.of(
          "accounts",
          "sessions",
          "markets",
          "orders",
          "order_transitions",
          "executions",
          "positions",
          "ledger",
          "incidents",
          "risk_state");

  private static final List<String> PASSING = List.of("batch", "opened", "journal");

  private Dump() {}

  static Map<String, List<String>> of(Database database) throws SQLException {
    Map<String, List<String>> all = new LinkedHashMap<>();
    try (Connection connection = database.connectToRead()) {
      for (String table : TABLES) {
        all.put(table, rows(connection, table));
      }
    }
    return all;
  }

  static List<String> of(Database database, String query) throws SQLException {
    try (Connection connection = database.connectToRead()) {
      return texts(connection, query);
    }
  }

  private static List<String> rows(Connection connection, String table) throws SQLException {
    return texts(connection, "SELECT * FROM " + table).stream().sorted().toList();
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          String name = result.getMetaData().getColumnName(i);
          if (!PASSING.contains(name)) {
            row.append(i == 1 ? "" : " ").append(name).append('=').append(result.getString(i));
          }
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
