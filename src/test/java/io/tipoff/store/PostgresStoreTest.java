package io.tipoff.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.journal.JournalWriter;
import io.tipoff.journal.RandomSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class PostgresStoreTest extends StoreContract {
  private static PostgresServer server;

  @BeforeAll
  static void start() throws IOException {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Override
  Database database() throws Exception {
    return Database.of("live", settings(server.newDatabase()), server.environment());
  }

  private StoreSettings settings(String url) {
    return new StoreSettings(Optional.of(new StoreUrl(url)), folder, Duration.ofSeconds(5), 1_000);
  }

  @Test
  void shouldLoseNothingWhenTheServerIsKilledAndStartedAgain() throws Exception {
    Database database = database();
    Path journal = folder.resolve("killed.journal");
    Backlogs backlogs = new Backlogs();
    Store store = open(database);
    StoreSession session;
    try (JournalWriter writer = JournalWriter.create(journal)) {
      session = store.begin(journal, settings(), backlogs);
      for (long seed = 1; seed <= 2; seed++) {
        // Two crashes: the second while much waits to be written.
        server.kill();
        if (seed == 1) {
          RandomSession.run(7, 2_000, writer);
        }
        session.keep(
            new io.tipoff.event.RiskRestored(
                seed,
                io.tipoff.market.Money.of("5"),
                io.tipoff.market.Money.of("4"),
                9,
                true,
                false));
        assertThat(backlogs.next()).startsWith("true ").doesNotContain(PostgresServer.PASSWORD);
        server.up();
        assertThat(backlogs.next()).isEqualTo("false ");
      }
    }
    session.close();
    assertThat(session.isComplete()).isTrue();
    assertThat(store.stored().risk()).isPresent();
    Map<String, java.util.List<String>> actual = Dump.of(database);
    Map<String, java.util.List<String>> expected = uninterrupted(journal);
    actual.remove("risk_state");
    expected.remove("risk_state");
    requireSame(actual, expected);
  }

  @Test
  void shouldSayWhyAServerCannotBeReachedWithoutItsPassword() {
    Database database =
        Database.of(
            "live",
            settings("jdbc:postgresql://127.0.0.1:1/none"),
            Map.of("TIPOFF_STORE_USER", "u", "TIPOFF_STORE_PASSWORD", "very-secret"));
    org.assertj.core.api.Assertions.assertThatThrownBy(database::prepare)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("127.0.0.1:1")
        .hasMessageNotContaining("very-secret");
  }
}
