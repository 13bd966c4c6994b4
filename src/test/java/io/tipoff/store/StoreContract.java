package io.tipoff.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.journal.CommandEntry;
import io.tipoff.journal.EventEntry;
import io.tipoff.journal.JournalReader;
import io.tipoff.journal.JournalWriter;
import io.tipoff.journal.RandomSession;
import io.tipoff.portfolio.Portfolio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every kind of database must do. */
abstract class StoreContract {
  static final AccountKey ACCOUNT = new AccountKey("live", "https://venue", "key");

  @TempDir Path folder;

  /** A new, empty database. */
  abstract Database database() throws Exception;

  StoreSettings settings() {
    return new StoreSettings(Optional.empty(), folder, Duration.ofSeconds(5), 1_000);
  }

  Path journal(long seed, int steps) {
    Path file = folder.resolve("random-" + seed + "-" + steps + ".journal");
    try (JournalWriter writer = JournalWriter.create(file)) {
      RandomSession.run(seed, steps, writer);
    }
    return file;
  }

  static Store open(Database database) {
    return Store.open(database, ACCOUNT, () -> 1_775_000_000_000_000_000L, StoreContract::fail);
  }

  private static void fail(String warning) {
    throw new AssertionError(warning);
  }

  static SessionRow begin(Database database, Path journal) throws SQLException {
    open(database);
    try (Connection connection = database.connect()) {
      long account = SessionRow.account(connection, ACCOUNT);
      SessionRow row = SessionRow.begin(connection, account, journal, 1);
      connection.commit();
      return row;
    }
  }

  /** The rows of a journal that was projected in one go. */
  Map<String, List<String>> uninterrupted(Path journal) throws Exception {
    Database database = database();
    SessionRow row = begin(database, journal);
    new CatchUp(database, StoreContract::fail).run(row);
    return Dump.of(database);
  }

  static void requireSame(Map<String, List<String>> actual, Map<String, List<String>> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (table, rows) -> {
          List<String> more = new ArrayList<>(actual.get(table));
          more.removeAll(new HashSet<>(rows));
          List<String> fewer = new ArrayList<>(rows);
          fewer.removeAll(new HashSet<>(actual.get(table)));
          assertThat(more).as("rows of " + table + " instead of " + fewer).isEmpty();
          assertThat(actual.get(table)).as(table).hasSameSizeAs(rows);
        });
  }

  @Test
  void shouldKnowTheAccountAsTheEngineDoes() throws Exception {
    Path journal = journal(5, 4_000);
    Database database = database();
    SessionRow row = begin(database, journal);
    new CatchUp(database, StoreContract::fail).run(row);

    Portfolio expected = Replayed.portfolio(journal);
    StoredAccount stored = open(database).stored();

    assertThat(stored.cash()).contains(expected.cash());
    assertThat(stored.positions()).hasSizeGreaterThan(10);
    for (StoredAccount.Position position : stored.positions()) {
      var own = expected.holding(position.market()).byStrategy().get(position.strategy());
      assertThat(position.quantity()).isEqualTo(own.quantity());
      assertThat(position.cost()).isEqualTo(own.cost());
    }
    assertThat(stored.endedProperly()).isTrue();
    assertThat(stored.lastOrder()).isGreaterThan(300);
    assertThat(stored.orders())
        .allMatch(order -> order.state() == io.tipoff.portfolio.OrderState.OUTCOME_UNKNOWN);
    assertThat(Dump.of(database, "SELECT SUM(amount) AS x FROM ledger"))
        .containsExactly("x=" + expected.cash().units());
    assertThat(
            Dump.of(
                database,
                "SELECT market FROM positions p WHERE quantity <>"
                    + " (SELECT SUM(quantity) FROM executions e WHERE e.market = p.market)"))
        .isEmpty();
    assertThat(Dump.of(database, "SELECT kind FROM incidents WHERE kind = 'IMPOSSIBLE'")).isEmpty();
    assertThat(Dump.of(database, "SELECT DISTINCT kind FROM incidents WHERE kind LIKE 'FEED%'"))
        .containsExactly("kind=FEED_LOST");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldHaveTheSameRowsAfterAnyInterruption(long seed) throws Exception {
    Path whole = journal(seed, 2_500);
    Random random = new Random(seed);
    Path growing = folder.resolve("growing.journal");
    Files.write(growing, new byte[0]);
    byte[] bytes = Files.readAllBytes(whole);
    Database database = database();
    int length = 16;
    Files.write(growing, java.util.Arrays.copyOf(bytes, length));
    SessionRow row = begin(database, growing);
    while (length < bytes.length) {
      length = Math.min(bytes.length, length + random.nextInt(200_000) / 8 * 8);
      // Zeros behind, as the writer leaves them before it ends.
      Files.write(
          growing, java.util.Arrays.copyOf(java.util.Arrays.copyOf(bytes, length), length + 4_096));
      try (Connection connection = database.connectToRead()) {
        row = row.reread(connection);
      }
      try (SessionWriter writer = new SessionWriter(database, row, _ -> {})) {
        while (!writer.read()) {
          writer.write();
        }
        if (random.nextInt(3) > 0) {
          writer.write();
        } // else it dies with a batch in its hands
      }
    }
    Files.copy(whole, growing, StandardCopyOption.REPLACE_EXISTING);
    try (Connection connection = database.connectToRead()) {
      row = row.reread(connection);
    }
    new CatchUp(database, StoreContract::fail).run(row);

    requireSame(Dump.of(database), uninterrupted(whole));
  }

  @Test
  void shouldFollowASessionWhileItIsWritten() throws Exception {
    Database database = database();
    Store store = open(database);
    Path journal = folder.resolve("live.journal");
    StoreSession session;
    try (JournalWriter writer = JournalWriter.create(journal)) {
      session = store.begin(journal, settings(), StoreListener.none());
      RandomSession.run(9, 3_000, writer);
    }
    session.close();
    assertThat(session.isComplete()).isTrue();
    requireSame(Dump.of(database), uninterrupted(journal));
  }

  @Test
  void shouldWriteABatchOnceThoughItsCommitWasNotAnswered() throws Exception {
    Path journal = journal(4, 1_000);
    Database database = database();
    SessionRow row = begin(database, journal);
    try (SessionWriter writer = new SessionWriter(database, row, _ -> {})) {
      writer.read();
      writer.write();
      try (SessionWriter late = new SessionWriter(database, row, _ -> {})) {
        late.read();
        org.assertj.core.api.Assertions.assertThatThrownBy(late::write)
            .hasMessageContaining("something else writes the same session");
      }
    }
    assertThat(Dump.of(database, "SELECT batch AS b FROM sessions")).containsExactly("b=1");
  }

  @Test
  void shouldCatchUpWithASessionThatBrokeOff() throws Exception {
    Path journal = folder.resolve("broken.journal");
    try (JournalWriter writer = JournalWriter.create(journal)) {
      RandomSession.runWithoutEnd(8, 2_000, writer);
    }
    Database database = database();
    begin(database, journal);

    Store store = open(database);

    assertThat(Dump.of(database, "SELECT state AS s FROM sessions"))
        .containsExactly("s=BROKEN_OFF");
    assertThat(store.stored().endedProperly()).isFalse();
    assertThat(store.stored().orders()).isNotEmpty();
    assertThat(store.stored().cash()).contains(Replayed.portfolio(journal).cash());
  }

  @Test
  void shouldKeepAccountsApart() throws Exception {
    Path journal = journal(3, 1_000);
    Database database = database();
    SessionRow row = begin(database, journal);
    new CatchUp(database, StoreContract::fail).run(row);
    for (AccountKey other :
        List.of(
            new AccountKey("paper", "https://venue", "key"),
            new AccountKey("live", "https://other", "key"),
            new AccountKey("live", "https://venue", "other"))) {
      StoredAccount stored = Store.open(database, other, () -> 1, StoreContract::fail).stored();
      assertThat(stored.cash()).isEmpty();
      assertThat(stored.positions()).isEmpty();
      assertThat(stored.orders()).isEmpty();
      assertThat(stored.lastOrder()).isZero();
      assertThat(stored.starts()).isEmpty();
    }
  }

  @Test
  void shouldMakeOneTransitionOfEveryRecordOfAnOrder() throws Exception {
    Path journal = journal(8, 1_500);
    Database database = database();
    new CatchUp(database, StoreContract::fail).run(begin(database, journal));
    int expected = 0;
    try (JournalReader reader = JournalReader.open(journal, _ -> {})) {
      while (reader.hasNext()) {
        switch (reader.next()) {
          case CommandEntry command -> expected += command.toString().contains("SetTimer") ? 0 : 1;
          case EventEntry(_, io.tipoff.event.Execution _) -> expected++;
          case EventEntry(_, io.tipoff.event.TimerFired _) -> {}
          case EventEntry(_, io.tipoff.event.CommandOutcome outcome) ->
              expected += Replayed.isTimer(journal, outcome.command()) ? 0 : 1;
          default -> {}
        }
      }
    }
    assertThat(Dump.of(database, "SELECT COUNT(*) AS n FROM order_transitions"))
        .containsExactly("n=" + expected);
  }

  /** Waits for news of the store. */
  static final class Backlogs implements StoreListener {
    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Override
    public void backlog(boolean behind, String reason) {
      told.add(behind + " " + reason);
    }

    String next() throws InterruptedException {
      String next = told.poll(60, TimeUnit.SECONDS);
      assertThat(next).as("news of the store").isNotNull();
      return next;
    }
  }
}
