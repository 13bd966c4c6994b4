package io.tipoff.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.journal.JournalWriter;
import io.tipoff.journal.RandomSession;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the store does when its disk, its file or its process fails. */
@Timeout(120)
class StoreFaultsTest {
  @TempDir private Path folder;

  private StoreSettings settings() {
    return new StoreSettings(Optional.empty(), folder, Duration.ofSeconds(5), 1_000);
  }

  private Store open(Database database) {
    return Store.open(database, StoreContract.ACCOUNT, () -> 1, _ -> {});
  }

  private void requireWhole(Database database, Path journal) throws Exception {
    Database other = Database.ofFile(folder.resolve("whole.db"));
    new CatchUp(other, _ -> {}).run(StoreContract.begin(other, journal));
    StoreContract.requireSame(Dump.of(database), Dump.of(other));
  }

  @Test
  void shouldGoOnByItselfAfterTheDiskWasFull() throws Exception {
    Path journal = folder.resolve("session.journal");
    StoreContract.Backlogs backlogs = new StoreContract.Backlogs();
    try (Ramdisk disk = Ramdisk.mount(folder.resolve("disk"), "24m")) {
      Database database = Database.ofFile(disk.folder().resolve("live.db"));
      Store store = open(database);
      StoreSession session;
      try (JournalWriter writer = JournalWriter.create(journal)) {
        session = store.begin(journal, settings(), backlogs);
        Path filler = disk.fill();
        RandomSession.run(1, 1_500, writer);
        assertThat(backlogs.next()).startsWith("true ").contains("live.db", "full");
        Files.delete(filler);
        assertThat(backlogs.next()).isEqualTo("false ");
      }
      session.close();
      assertThat(session.isComplete()).isTrue();
      requireWhole(database, journal);
    }
  }

  @Test
  void shouldSayThatItCannotWriteToAReadOnlyDisk() throws Exception {
    try (Ramdisk disk = Ramdisk.mount(folder.resolve("disk"), "8m")) {
      Database database = Database.ofFile(disk.folder().resolve("live.db"));
      open(database);
      disk.readOnly();
      assertThatThrownBy(() -> open(database))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("live.db")
          .hasMessageContaining("read-only");
      Database fresh = Database.ofFile(disk.folder().resolve("sub/live.db"));
      assertThatThrownBy(() -> open(fresh))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("sub/live.db");
    }
  }

  @Test
  void shouldNameADamagedFileAndWhatToDo() throws Exception {
    Path file = folder.resolve("live.db");
    Path backup = folder.resolve("backup.db");
    Database database = Database.ofFile(file);
    Path journal = folder.resolve("session.journal");
    try (JournalWriter writer = JournalWriter.create(journal)) {
      RandomSession.run(2, 1_000, writer);
    }
    new CatchUp(database, _ -> {}).run(StoreContract.begin(database, journal));
    Backup.make(database, backup);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      for (long at = 8_192; at < bytes.length(); at += 8_192) {
        bytes.seek(at);
        bytes.write(new byte[200]);
      }
    }
    byte[] damaged = Files.readAllBytes(file);

    assertThatThrownBy(() -> open(database))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("./tipoff store restore");
    assertThat(Files.readAllBytes(file)).isEqualTo(damaged);

    Path aside = Backup.restore(database, backup, ".aside");
    assertThat(Files.readAllBytes(aside)).isEqualTo(damaged);
    requireWhole(database, journal);
    assertThatThrownBy(() -> Backup.make(database, backup)).hasMessageContaining("never");
  }

  @Test
  void shouldRefuseAFileThatIsNoDatabase() throws Exception {
    Path file = folder.resolve("live.db");
    Files.writeString(
        file, "this is a text and not a database, long enough to be looked at. ".repeat(50));
    assertThatThrownBy(() -> open(Database.ofFile(file)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file.toString());
    assertThat(Files.readString(file)).startsWith("this is a text");
  }

  @Test
  void shouldGoOnWhereAKilledProcessStopped() throws Exception {
    for (int round = 0; round < 2; round++) {
      Path home = Files.createDirectory(folder.resolve("killed-" + round));
      Path journal = home.resolve("session.journal");
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("--enable-native-access=ALL-UNNAMED");
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.addAll(List.of(Following.class.getName(), home.toString()));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (var lines = process.inputReader()) {
        for (int i = 0; i < 20 + 40 * round; i++) {
          assertThat(lines.readLine()).isNotNull();
        }
        process.destroyForcibly();
      }
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      Database database = Database.ofFile(home.resolve("live.db"));
      long written =
          Long.parseLong(
              Dump.of(database, "SELECT last_sequence AS x FROM sessions").getFirst().substring(2));
      List<String> warnings = new ArrayList<>();
      Store.open(database, StoreContract.ACCOUNT, () -> 1, warnings::add);

      assertThat(Dump.of(database, "SELECT state AS x FROM sessions"))
          .containsExactly("x=BROKEN_OFF");
      assertThat(Dump.of(database, "SELECT last_sequence AS x FROM sessions"))
          .isNotEqualTo(List.of("x=" + written));
      Database whole = Database.ofFile(home.resolve("whole.db"));
      new CatchUp(whole, _ -> {}).run(StoreContract.begin(whole, journal));
      StoreContract.requireSame(Dump.of(database), Dump.of(whole));
    }
  }

  /** Trades on and on, and lets the store follow; prints a line now and then. */
  static final class Following {
    private Following() {}

    public static void main(String[] args) {
      Path home = Path.of(args[0]);
      Database database = Database.ofFile(home.resolve("live.db"));
      Store store = Store.open(database, StoreContract.ACCOUNT, () -> 1, _ -> {});
      JournalWriter writer = JournalWriter.create(home.resolve("session.journal"));
      StoreSettings settings =
          new StoreSettings(Optional.empty(), home, Duration.ofSeconds(5), 1_000);
      StoreSession session =
          store.begin(home.resolve("session.journal"), settings, StoreListener.none());
      int[] count = {0};
      RandomSession.runWithoutEnd(
          3,
          1_000_000,
          new io.tipoff.engine.Recorder() {
            @Override
            public void record(io.tipoff.event.Event event) {
              writer.record(event);
              if (++count[0] % 500 == 0) {
                System.out.println(count[0] + " " + session.lastSequence());
              }
            }

            @Override
            public void record(io.tipoff.engine.Command command) {
              writer.record(command);
            }
          });
    }
  }

  @Test
  void shouldDropAndCountWhatFindsNoRoomWithoutWaiting() throws Exception {
    Path journal = folder.resolve("session.journal");
    Database database = Database.ofFile(folder.resolve("live.db"));
    try (JournalWriter writer = JournalWriter.create(journal)) {
      RandomSession.run(1, 10, writer);
    }
    StoreSession session = open(database).begin(journal, settings(), StoreListener.none());
    int count = 200_000;
    long began = System.nanoTime();
    for (int i = 0; i < count; i++) {
      session.add(new Observation.Alert(i, Observation.Severity.INFO, "test", "text"));
    }
    long each = (System.nanoTime() - began) / count;
    session.close();
    assertThat(each).isLessThan(20_000);
    assertThat(session.dropped()).isPositive();
    assertThat(
            Dump.of(database, "SELECT COUNT(*) + (SELECT SUM(dropped) FROM gaps) AS x FROM alerts"))
        .containsExactly("x=" + count);
  }
}
