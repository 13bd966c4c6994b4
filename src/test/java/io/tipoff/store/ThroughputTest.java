package io.tipoff.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.journal.JournalWriter;
import io.tipoff.journal.RandomSession;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThroughputTest {
  /** Records a second that a demo at fifty times real time stays far below. */
  private static final long LEAST = 2_000;

  @TempDir private Path folder;

  @Test
  void shouldProjectFasterThanADemoTrades() throws Exception {
    Path journal = folder.resolve("session.journal");
    try (JournalWriter writer = JournalWriter.create(journal)) {
      RandomSession.run(1, 20_000, writer);
    }
    Database database = Database.ofFile(folder.resolve("live.db"));
    SessionRow row = StoreContract.begin(database, journal);
    long began = System.nanoTime();
    new CatchUp(database, _ -> {}).run(row);
    double seconds = (System.nanoTime() - began) / 1e9;
    long records =
        Long.parseLong(
            Dump.of(database, "SELECT last_sequence AS x FROM sessions").getFirst().substring(2));
    System.out.printf("%d records in %.2f s: %.0f a second%n", records, seconds, records / seconds);
    assertThat(records / seconds).isGreaterThan(LEAST);
  }
}
