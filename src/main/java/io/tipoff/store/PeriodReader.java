package io.tipoff.store;

import io.tipoff.engine.fills.FillNote;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.OrderId;
import io.tipoff.market.FairValue;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.store.Period.Change;
import io.tipoff.store.Period.Counts;
import io.tipoff.store.Period.Equity;
import io.tipoff.store.Period.Mark;
import io.tipoff.store.Period.Owner;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads what the database has of a span of time. */
public final class PeriodReader {
  /** For a period that goes on to the last thing that is known. */
  public static final long NO_END = Long.MAX_VALUE;

  private static final String CHANGES =
      "SELECT account, market, strategy, time, kind, order_number, price, quantity, liquidity, fee,"
          + " realised, position, cost, evidence FROM executions e WHERE account = ? AND time >= ?"
          + " AND time < ?";

  private final Connection connection;
  private final long from;
  private final long to;
  private final List<Long> accounts = new ArrayList<>();

  private PeriodReader(Connection connection, long from, long to) {
    this.connection = connection;
    this.from = from;
    this.to = to;
  }

  /**
   * Reads the period from a time to before another, nanoseconds since 1970.
   *
   * @param whose picks the accounts
   * @param to may be {@link #NO_END}
   * @throws StoreException if the database cannot be read
   */
  public static Period read(Database database, Predicate<AccountKey> whose, long from, long to) {
    database.prepare();
    try (Connection connection = database.connectToRead()) {
      return new PeriodReader(connection, from, to).read(whose);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  private Period read(Predicate<AccountKey> whose) throws SQLException {
    List<AccountKey> keys = accounts(whose);
    List<Change> before = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    List<Equity> equity = new ArrayList<>();
    List<FillNote> notes = new ArrayList<>();
    SequencedMap<MarketId, Mark> marksBefore = new LinkedHashMap<>();
    SequencedMap<MarketId, Mark> marksAfter = new LinkedHashMap<>();
    SequencedMap<MarketId, Price> settlements = new LinkedHashMap<>();
    for (long account : accounts) {
      before.addAll(lastBefore(account));
      changes.addAll(
          Sql.query(
              connection,
              CHANGES + " ORDER BY session, sequence, market, strategy, kind",
              PeriodReader::change,
              account,
              from,
              to));
      equity.addAll(equity(account));
      notes.addAll(notes(account));
      marksBefore.putAll(marks(account, from));
      marksAfter.putAll(marks(account, to));
      settlements.putAll(settlements(account));
    }
    long began = from > 0 ? from : firstSession().orElse(from);
    equity.sort(java.util.Comparator.comparingLong(Equity::time));
    return new Period(
        keys,
        began,
        to == NO_END ? end(began, changes, equity) : to,
        before,
        changes,
        marksBefore,
        marksAfter,
        equity,
        settlements,
        counts(),
        notes);
  }

  /** When the last thing was that is known: a session's last cancels may take time yet to come. */
  private static long end(long began, List<Change> changes, List<Equity> equity) {
    long end = began;
    for (Change change : changes) {
      end = Math.max(end, change.time() + 1);
    }
    return equity.isEmpty() ? end : Math.max(end, equity.getLast().time() + 1);
  }

  /** When the first session of the accounts was opened, nanoseconds since 1970. */
  private OptionalLong firstSession() throws SQLException {
    long first = Long.MAX_VALUE;
    for (long account : accounts) {
      for (long opened :
          Sql.query(
              connection,
              "SELECT opened FROM sessions WHERE account = ?",
              row -> row.getLong("opened"),
              account)) {
        first = Math.min(first, opened);
      }
    }
    return first == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(first);
  }

  private List<AccountKey> accounts(Predicate<AccountKey> whose) throws SQLException {
    List<AccountKey> keys = new ArrayList<>();
    Map<Long, AccountKey> all = new LinkedHashMap<>();
    Sql.query(
        connection,
        "SELECT id, mode, venue, key_id FROM accounts ORDER BY id",
        row ->
            all.put(
                row.getLong("id"),
                new AccountKey(
                    row.getString("mode"), row.getString("venue"), row.getString("key_id"))));
    all.forEach(
        (id, key) -> {
          if (whose.test(key)) {
            accounts.add(id);
            keys.add(key);
          }
        });
    return keys;
  }

  /** What each owner held when the period began: the last change before it. */
  private List<Change> lastBefore(long account) throws SQLException {
    SequencedMap<Owner, Change> last = new LinkedHashMap<>();
    Sql.query(
            connection,
            CHANGES + " ORDER BY session, sequence, market, strategy, kind",
            PeriodReader::change,
            account,
            Long.MIN_VALUE,
            from)
        .forEach(change -> last.put(change.owner(), change));
    return last.sequencedValues().stream().filter(change -> !change.position().isZero()).toList();
  }

  private static Change change(ResultSet row) throws SQLException {
    @Nullable Long order = Sql.nullable(row, "order_number");
    @Nullable Long price = Sql.nullable(row, "price");
    String evidence = row.getString("evidence");
    boolean traded = row.getString("kind").equals("FILL");
    return new Change(
        new Owner(
            row.getLong("account"),
            new MarketId(row.getString("market")),
            row.getString("strategy")),
        row.getLong("time"),
        row.getString("kind"),
        Optional.ofNullable(order).map(OrderId::new),
        Optional.ofNullable(price).map(units -> Price.ofUnits(units.intValue())),
        new Quantity(row.getLong("quantity")),
        row.getString("liquidity").equals("MAKER"),
        new Money(row.getLong("fee")),
        new Money(row.getLong("realised")),
        new Quantity(row.getLong("position")),
        new Money(row.getLong("cost")),
        traded ? Optional.of(FillEvidence.Kind.valueOf(evidence)) : Optional.empty());
  }

  private List<Equity> equity(long account) throws SQLException {
    return Sql.query(
        connection,
        "SELECT time, equity FROM equity WHERE account = ? AND time >= ? AND time < ?"
            + " ORDER BY session, number",
        row -> new Equity(account, row.getLong("time"), new Money(row.getLong("equity"))),
        account,
        from,
        to);
  }

  private List<FillNote> notes(long account) throws SQLException {
    return Sql.query(
        connection,
        "SELECT n.*, m.league, m.event FROM fill_notes n LEFT JOIN markets m"
            + " ON m.account = n.account AND m.market = n.market"
            + " WHERE n.account = ? AND n.time >= ? AND n.time < ? ORDER BY n.session, n.number",
        PeriodReader::note,
        account,
        from,
        to);
  }

  private static FillNote note(ResultSet row) throws SQLException {
    @Nullable String league = row.getString("league");
    @Nullable String event = row.getString("event");
    return new FillNote(
        row.getLong("time"),
        new OrderId(row.getLong("order_number")),
        new MarketId(row.getString("market")),
        row.getString("strategy"),
        Side.valueOf(row.getString("side")),
        Price.ofUnits((int) row.getLong("price")),
        new Quantity(row.getLong("quantity")),
        Liquidity.valueOf(row.getString("liquidity")),
        new Money(row.getLong("fee")),
        league == null ? "" : league,
        event == null ? "" : event,
        row.getString("phase"),
        row.getString("reason"),
        figure(row, "belief"),
        List.of(
            figure(row, "middle_1"),
            figure(row, "middle_5"),
            figure(row, "middle_30"),
            figure(row, "middle_300")));
  }

  private static double figure(ResultSet row, String column) throws SQLException {
    @Nullable Long units = Sql.nullable(row, column);
    return units == null ? Double.NaN : units / 1e8;
  }

  private Map<MarketId, Mark> marks(long account, long until) throws SQLException {
    Map<MarketId, Mark> marks = new LinkedHashMap<>();
    Sql.query(
        connection,
        "SELECT m.market, m.price, m.mid FROM marks m JOIN (SELECT market, MAX(time) AS latest"
            + " FROM marks WHERE account = ? AND time <= ? GROUP BY market) l"
            + " ON l.market = m.market AND l.latest = m.time WHERE m.account = ?"
            + " ORDER BY m.market, m.session, m.number",
        row -> {
          Price price = Price.ofUnits((int) row.getLong("price"));
          @Nullable Long mid = Sql.nullable(row, "mid");
          return marks.put(
              new MarketId(row.getString("market")),
              new Mark(price, mid == null ? FairValue.of(price) : new FairValue(mid)));
        },
        account,
        until,
        account);
    return marks;
  }

  private Map<MarketId, Price> settlements(long account) throws SQLException {
    Map<MarketId, Price> settlements = new LinkedHashMap<>();
    Sql.query(
        connection,
        "SELECT market, settlement FROM markets WHERE account = ? AND settlement IS NOT NULL"
            + " AND settled < ? ORDER BY market",
        row ->
            settlements.put(
                new MarketId(row.getString("market")),
                Price.ofUnits((int) row.getLong("settlement"))),
        account,
        to);
    return settlements;
  }

  private Counts counts() throws SQLException {
    SequencedMap<String, Long> causes =
        count("SELECT cause AS x, COUNT(*) AS n FROM order_transitions", "");
    return new Counts(
        causes.getOrDefault("SUBMIT", 0L),
        causes.getOrDefault("REPLACE", 0L),
        causes.getOrDefault("CANCEL", 0L),
        count(
            "SELECT o.market AS x, COUNT(*) AS n FROM order_transitions t JOIN orders o"
                + " ON o.account = t.account AND o.number = t.order_number",
            " AND t.cause = 'SUBMIT'"),
        count("SELECT limit_name AS x, SUM(times) AS n FROM refusals", ""),
        count(
            "SELECT detail AS x, COUNT(*) AS n FROM order_transitions",
            " AND cause IN ('REJECTED', 'CHANGE_REJECTED', 'REQUEST_REFUSED')"),
        count(
            "SELECT detail AS x, COUNT(*) AS n FROM order_transitions",
            " AND cause = 'CANCELED' AND (detail LIKE 'UNFUNDED%' OR detail LIKE 'UNSOLICITED%')"),
        count("SELECT reason AS x, COUNT(*) AS n FROM signals", " AND wish = ''"));
  }

  private SequencedMap<String, Long> count(String select, String more) throws SQLException {
    SequencedMap<String, Long> counts = new LinkedHashMap<>();
    String t = select.contains(" t ") ? "t." : "";
    for (long account : accounts) {
      Sql.query(
          connection,
          select
              + " WHERE %saccount = ? AND %stime >= ? AND %stime < ?".formatted(t, t, t)
              + more
              + " GROUP BY 1 ORDER BY 1",
          row -> counts.merge(row.getString("x"), row.getLong("n"), Long::sum),
          account,
          from,
          to);
    }
    return counts;
  }
}
