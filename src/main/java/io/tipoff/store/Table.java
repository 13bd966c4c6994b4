package io.tipoff.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is written row by row. The columns of the key come first; a table that is updated takes the
 * new row's other columns, but keeps those marked {@code !}, and those marked {@code ?} where the
 * new row has none.
 */
enum Table {
  MARKETS(true, "account market", "event league long_team short_team settlement? settled?"),
  ORDERS(
      true,
      "account number",
      "session first_session! strategy market intent side price quantity time_in_force good_till"
          + " post_only is_exit! state live filled venue_id decided! departed? updated"),
  ORDER_TRANSITIONS(
      false,
      "account session sequence order_number",
      "time cause state price quantity filled detail"),
  EXECUTIONS(
      false,
      "account session sequence market strategy kind",
      "time order_number price quantity liquidity fee realised position cost evidence trade"),
  POSITIONS(true, "account market strategy", "session quantity cost updated"),
  LEDGER(
      false,
      "account session sequence entry",
      "time kind amount balance market strategy order_number"),
  INCIDENTS(false, "account session sequence", "time kind detail"),
  RISK_STATE(
      true,
      "account",
      "time high_water_mark day_start day_ends day_tripped drawdown_tripped breaker_latched breaker_reason"
          + " jumped"),
  EQUITY(false, "account session number", "time cash equity worst_loss"),
  MARKS(false, "account session number market", "time price mid"),
  SIGNALS(
      false, "account session number", "time strategy market kind wish urgency confidence reason"),
  FILL_NOTES(
      false,
      "account session number",
      "time order_number market strategy side price quantity liquidity fee phase reason belief"
          + " middle_1 middle_5 middle_30 middle_300"),
  REFUSALS(
      false,
      "account session number",
      "time strategy market intent price quantity limit_name allowed asked times"),
  ALERTS(false, "account session number", "time severity source detail"),
  GAPS(false, "account session number", "time dropped");

  private final boolean updated;
  private final int keys;
  private final String sql;

  Table(boolean updated, String keyColumns, String otherColumns) {
    List<String> key = Arrays.asList(keyColumns.split(" ", -1));
    List<String> others = Arrays.asList(otherColumns.split(" ", -1));
    this.updated = updated;
    this.keys = key.size();
    String table = name().toLowerCase(java.util.Locale.ROOT);
    List<String> names = new ArrayList<>(key);
    others.forEach(column -> names.add(bare(column)));
    String insert =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                table,
                String.join(", ", names),
                Stream.generate(() -> "?").limit(names.size()).collect(Collectors.joining(", ")));
    this.sql =
        updated
            ? insert
                + " ON CONFLICT (%s) DO UPDATE SET %s"
                    .formatted(
                        String.join(", ", key),
                        others.stream()
                            .filter(column -> !column.endsWith("!"))
                            .map(column -> assignment(table, column))
                            .collect(Collectors.joining(", ")))
            : insert;
  }

  /** Whether a later row of the same key replaces an earlier one. */
  boolean isUpdated() {
    return updated;
  }

  /** How many columns make the key. */
  int keys() {
    return keys;
  }

  /** The statement that takes a row's columns in their order. */
  String sql() {
    return sql;
  }

  private static String bare(String column) {
    return column.endsWith("!") || column.endsWith("?")
        ? column.substring(0, column.length() - 1)
        : column;
  }

  private static String assignment(String table, String column) {
    String name = bare(column);
    return column.endsWith("?")
        ? "%s = COALESCE(excluded.%s, %s.%s)".formatted(name, name, table, name)
        : "%s = excluded.%s".formatted(name, name);
  }
}
