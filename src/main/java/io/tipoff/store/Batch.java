package io.tipoff.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Rows that are written together. Of a table that is updated only the last row of a key is. */
final class Batch {
  /** One row. */
  private static final class Row {
    private final @Nullable Object[] columns;

    /** A row of these columns, those of the key first. */
    private Row(@Nullable Object[] columns) {
      this.columns = columns;
    }
  }

  private final Map<Table, List<Row>> inserts = new EnumMap<>(Table.class);
  private final Map<Table, SequencedMap<List<@Nullable Object>, Row>> updates =
      new EnumMap<>(Table.class);
  private boolean restored;
  private long restoredSequence;
  private long restoredTime;
  private int rows;

  void put(Table table, @Nullable Object... columns) {
    Row row = new Row(columns);
    rows++;
    if (table.isUpdated()) {
      List<@Nullable Object> key = Arrays.asList(columns).subList(0, table.keys());
      updates.computeIfAbsent(table, _ -> new LinkedHashMap<>()).put(List.copyOf(key), row);
    } else {
      inserts.computeIfAbsent(table, _ -> new ArrayList<>()).add(row);
    }
  }

  /** Everything that a session restores was told: what it left out is no more. */
  void restored(long sequence, long time) {
    restored = true;
    restoredSequence = sequence;
    restoredTime = time;
    rows++;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  /** Rows that were put, replaced ones included. */
  int size() {
    return rows;
  }

  void clear() {
    inserts.clear();
    updates.clear();
    restored = false;
    rows = 0;
  }

  /** Writes everything; the caller commits. May be tried again. */
  void write(Connection connection, SessionKey session) throws SQLException {
    for (Table table : Table.values()) {
      Collection<Row> some = rowsOf(table);
      if (!some.isEmpty()) {
        write(connection, table, some);
      }
    }
    if (restored) {
      Leftovers.drop(connection, session, restoredSequence, restoredTime);
    }
  }

  private Collection<Row> rowsOf(Table table) {
    if (!table.isUpdated()) {
      return inserts.getOrDefault(table, List.of());
    }
    SequencedMap<List<@Nullable Object>, Row> byKey = updates.get(table);
    return byKey == null ? List.of() : byKey.sequencedValues();
  }

  private static void write(Connection connection, Table table, Collection<Row> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(table.sql())) {
      for (Row row : rows) {
        for (int i = 0; i < row.columns.length; i++) {
          set(statement, i + 1, row.columns[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  static void set(PreparedStatement statement, int place, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(place, Types.NULL);
      case Long number -> statement.setLong(place, number);
      case Integer number -> statement.setInt(place, number);
      case Boolean flag -> statement.setInt(place, flag ? 1 : 0);
      case Double number -> statement.setDouble(place, number);
      case String text -> statement.setString(place, text.replace("\0", ""));
      case Enum<?> constant -> statement.setString(place, constant.name());
      default -> throw new IllegalArgumentException("no column holds " + value);
    }
  }
}
