package io.tipoff.store;

import io.tipoff.event.DayTraded;
import io.tipoff.event.OrderId;
import io.tipoff.event.RiskRestored;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradeDay;
import io.tipoff.portfolio.OrderState;
import io.tipoff.portfolio.OrderTerms;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what an account's sessions have left. */
final class AccountReader {
  /** No trade day is longer, in nanoseconds. */
  private static final long LONGEST_DAY = Duration.ofHours(26).toNanos();

  private final Connection connection;
  private final long account;
  private final long now;

  AccountReader(Connection connection, long account, long now) {
    this.connection = connection;
    this.account = account;
    this.now = now;
  }

  StoredAccount read() throws SQLException {
    return new StoredAccount(
        lastOrder(),
        one("SELECT cash AS x FROM sessions WHERE account = ? AND cash IS NOT NULL"
                + " ORDER BY number DESC LIMIT 1")
            .map(Money::new),
        positions(),
        orders(),
        trades(),
        one("SELECT MAX(last_time) AS x FROM sessions WHERE account = ?").stream()
            .mapToLong(Long::longValue)
            .findFirst(),
        risk(),
        traded(),
        endedProperly(),
        starts());
  }

  private long lastOrder() throws SQLException {
    long ordered = one("SELECT MAX(number) AS x FROM orders WHERE account = ?").orElse(0L);
    long told = one("SELECT MAX(last_order) AS x FROM sessions WHERE account = ?").orElse(0L);
    return Math.max(ordered, told);
  }

  private List<StoredAccount.Position> positions() throws SQLException {
    return Sql.query(
        connection,
        "SELECT market, strategy, quantity, cost FROM positions"
            + " WHERE account = ? AND (quantity <> 0 OR cost <> 0) ORDER BY market, strategy",
        row ->
            new StoredAccount.Position(
                new MarketId(row.getString("market")),
                row.getString("strategy"),
                new Quantity(row.getLong("quantity")),
                new Money(row.getLong("cost"))),
        account);
  }

  private List<StoredOrder> orders() throws SQLException {
    return Sql.query(
        connection,
        "SELECT number, venue_id, strategy, market, intent, price, quantity, time_in_force,"
            + " good_till, post_only, filled, state, decided, departed,"
            + " (SELECT COALESCE(SUM(e.fee), 0) FROM executions e WHERE e.account = orders.account"
            + " AND e.order_number = orders.number) AS fees FROM orders"
            + " WHERE account = ? AND live = 1 ORDER BY number",
        AccountReader::order,
        account);
  }

  private static StoredOrder order(ResultSet row) throws SQLException {
    return new StoredOrder(
        new OrderId(row.getLong("number")),
        row.getString("venue_id"),
        row.getString("strategy"),
        new OrderTerms(
            new MarketId(row.getString("market")),
            Intent.valueOf(row.getString("intent")),
            Price.ofUnits((int) row.getLong("price")),
            new Quantity(row.getLong("quantity")),
            TimeInForce.valueOf(row.getString("time_in_force")),
            optional(row, "good_till"),
            row.getInt("post_only") == 1),
        new Quantity(row.getLong("filled")),
        OrderState.valueOf(row.getString("state")),
        row.getLong("decided"),
        optional(row, "departed"),
        new Money(row.getLong("fees")));
  }

  private static OptionalLong optional(ResultSet row, String column) throws SQLException {
    @Nullable Long value = Sql.nullable(row, column);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private List<StoredAccount.Trade> trades() throws SQLException {
    long since = now - Duration.ofDays(StoredAccount.DAYS).toNanos();
    Set<String> undone =
        new HashSet<>(
            Sql.query(
                connection,
                "SELECT trade FROM executions WHERE account = ? AND time > ?"
                    + " AND kind = 'REVERSAL' AND trade <> ''",
                row -> row.getString("trade"),
                account,
                since));
    return Sql.query(
        connection,
        "SELECT trade, order_number, market, strategy, price, SUM(quantity) AS quantity,"
            + " SUM(fee) AS fee FROM executions WHERE account = ? AND time > ? AND kind = 'FILL'"
            + " AND trade <> '' GROUP BY trade, order_number, market, strategy, price"
            + " ORDER BY MIN(session), MIN(sequence)",
        row ->
            new StoredAccount.Trade(
                row.getString("trade"),
                new OrderId(row.getLong("order_number")),
                new MarketId(row.getString("market")),
                row.getString("strategy"),
                Price.ofUnits((int) row.getLong("price")),
                new Quantity(row.getLong("quantity")),
                new Money(row.getLong("fee")),
                undone.contains(row.getString("trade"))),
        account,
        since);
  }

  private List<DayTraded> traded() throws SQLException {
    SequencedMap<MarketId, DayTraded> days = new LinkedHashMap<>();
    long roll = TradeDay.nextRoll(now);
    Sql.query(
            connection,
            "SELECT e.market, e.quantity, e.price, e.time, o.intent FROM executions e"
                + " LEFT JOIN orders o ON o.account = e.account AND o.number = e.order_number"
                + " WHERE e.account = ? AND e.kind = 'FILL' AND e.time > ?"
                + " ORDER BY e.session, e.sequence",
            AccountReader::traded,
            account,
            now - LONGEST_DAY)
        .forEach(
            traded -> {
              if (TradeDay.nextRoll(traded.time()) == roll) {
                days.merge(traded.market(), traded, AccountReader::both);
              }
            });
    return List.copyOf(days.sequencedValues());
  }

  /** A short contract costs a dollar less its price; an exit costs nothing. */
  private static DayTraded traded(ResultSet row) throws SQLException {
    Quantity contracts = new Quantity(row.getLong("quantity"));
    Price price = Price.ofUnits((int) row.getLong("price"));
    @Nullable String intent = row.getString("intent");
    boolean exit = intent != null && Intent.valueOf(intent).isClosing();
    Price paid = contracts.isNegative() ? price.complement() : price;
    return new DayTraded(
        row.getLong("time"),
        new MarketId(row.getString("market")),
        contracts.abs(),
        exit ? Money.ZERO : paid.times(contracts.abs()));
  }

  private static DayTraded both(DayTraded one, DayTraded other) {
    return new DayTraded(
        other.time(),
        one.market(),
        one.contracts().plus(other.contracts()),
        one.notional().plus(other.notional()));
  }

  private Optional<RiskRestored> risk() throws SQLException {
    return Sql.query(
            connection,
            "SELECT time, high_water_mark, day_start, day_ends, day_tripped, drawdown_tripped,"
                + " breaker_latched, breaker_reason, jumped FROM risk_state WHERE account = ?",
            row ->
                new RiskRestored(
                    row.getLong("time"),
                    new Money(row.getLong("high_water_mark")),
                    new Money(row.getLong("day_start")),
                    row.getLong("day_ends"),
                    row.getInt("day_tripped") == 1,
                    row.getInt("drawdown_tripped") == 1,
                    row.getString("breaker_latched"),
                    row.getString("breaker_reason"),
                    Slugs.split(row.getString("jumped"))),
            account)
        .stream()
        .findFirst();
  }

  private boolean endedProperly() throws SQLException {
    return Sql.query(
            connection,
            "SELECT state FROM sessions WHERE account = ? ORDER BY number DESC LIMIT 1",
            row -> row.getString("state"),
            account)
        .stream()
        .allMatch(SessionState.ENDED.name()::equals);
  }

  private List<Long> starts() throws SQLException {
    return Sql.query(
        connection,
        "SELECT opened FROM sessions WHERE account = ? AND opened > ? ORDER BY number",
        row -> row.getLong("opened"),
        account,
        now - Duration.ofMinutes(StoredAccount.MINUTES).toNanos());
  }

  private Optional<Long> one(String sql) throws SQLException {
    return Sql.query(connection, sql, row -> Optional.ofNullable(Sql.nullable(row, "x")), account)
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }
}
