package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.exchange.faults.Faults;
import io.tipoff.store.PostgresServer;
import io.tipoff.store.Ramdisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The venue goes into maintenance, disks fill up, databases die while a live bot trades. */
@Timeout(180)
class LiveFaultsTest {
  private static final String PULLED = "quotes are pulled: ";

  @TempDir private Path folder;

  @Test
  void shouldPassAMaintenanceWithoutAHand() throws Exception {
    try (LiveDesk desk = new LiveDesk(folder);
        Tool bot = desk.live()) {
      desk.takeQuotes(bot, 5);
      desk.venue.exchange().faults().add("maintenance:duration=3000,delay=500");
      desk.await(bot, "everything is cancelled", () -> desk.quotes().isEmpty());
      desk.await(
          bot,
          "the maintenance is over",
          () -> desk.venue.exchange().faults().history().stream().anyMatch(LiveFaultsTest::struck));
      desk.await(
          bot,
          "others may quote again",
          () -> {
            if (desk.venue.working(VenueDesk.OTHER) == 0) {
              desk.othersQuote();
            }
            return desk.venue.working(VenueDesk.OTHER) > 0;
          });
      desk.takeQuotes(bot, 5);
      desk.end(bot);
      assertThat(desk.requireReportOfTheExchange()).isGreaterThan(5);
    }
  }

  private static boolean struck(Faults.Count count) {
    return count.strikes() > 0;
  }

  @Test
  void shouldPullQuotesWhileTheDatabasesDiskIsFull() throws Exception {
    Path journal = folder.resolve("session.journal");
    try (Ramdisk disk = Ramdisk.mount(folder.resolve("disk"), "24m");
        LiveDesk desk = new LiveDesk(folder)) {
      desk.set("store.directory=" + disk.folder(), "store.mostBehind=500ms");
      try (Tool bot = desk.live("--journal", journal.toString())) {
        desk.takeQuotes(bot, 3);
        Path filler = disk.fill();
        desk.awaitWord(bot, PULLED);
        assertThat(bot.err()).contains("full");
        desk.await(bot, "quotes are pulled", () -> desk.quotes().isEmpty());
        Files.delete(filler);
        desk.awaitWord(bot, "the database is level again");
        desk.takeQuotes(bot, 3);
        desk.end(bot);
      }
      assertThat(desk.requireReportOfTheExchange()).isGreaterThanOrEqualTo(6);
    }
  }

  @Test
  void shouldEndWithItsOrdersCancelledWhenTheJournalCannotBeWritten() throws Exception {
    try (Ramdisk disk = Ramdisk.mount(folder.resolve("disk"), "2m");
        LiveDesk desk = new LiveDesk(folder)) {
      Path journal = disk.folder().resolve("session.journal");
      try (Tool bot = desk.live("--journal", journal.toString())) {
        desk.await(bot, "quotes", () -> !desk.quotes().isEmpty());
        disk.fill();
        int[] moves = {0};
        desk.venue.exchange().faults().add("duplicate-message:probability=1");
        while (bot.process().isAlive() && moves[0]++ < 200_000) {
          desk.othersMove();
        }
        Run run = bot.end();
        assertThat(run.exit()).isEqualTo(Main.FAILURE);
        assertThat(run.err()).contains("session.journal", "No space left");
        assertThat(desk.quotes()).isEmpty();
      }
    }
  }

  @Test
  void shouldNotStartOnADiskThatCannotBeWrittenTo() throws Exception {
    try (Ramdisk disk = Ramdisk.mount(folder.resolve("disk"), "8m");
        LiveDesk desk = new LiveDesk(folder)) {
      disk.readOnly();
      desk.set("store.directory=" + disk.folder());
      try (Tool bot = desk.live()) {
        Run run = bot.end();
        assertThat(run.exit()).isNotZero();
        assertThat(run.err()).containsIgnoringCase("read-only").doesNotContain("at io.tipoff");
        assertThat(desk.quotes()).isEmpty();
      }
    }
  }

  @Test
  void shouldNotStartOnADamagedDatabaseAndComeBackOnceItIsMended() throws Exception {
    try (LiveDesk desk = new LiveDesk(folder)) {
      try (Tool bot = desk.live()) {
        desk.takeQuotes(bot, 5);
        desk.end(bot);
      }
      Path file;
      try (Stream<Path> files = Files.list(folder)) {
        file = files.filter(path -> path.toString().endsWith("live.db")).findFirst().orElseThrow();
      }
      byte[] whole = Files.readAllBytes(file);
      byte[] damaged = whole.clone();
      Arrays.fill(damaged, 4_096, damaged.length / 2, (byte) 7);
      Files.write(file, damaged);
      try (Tool bot = desk.live()) {
        Run run = bot.end();
        assertThat(run.exit()).isNotZero();
        assertThat(run.err()).contains("live.db", "damaged").doesNotContain("at io.tipoff");
        assertThat(desk.quotes()).isEmpty();
      }
      Files.write(file, whole);
      try (Tool bot = desk.live()) {
        desk.awaitAnswer(bot);
        desk.takeQuotes(bot, 5);
        desk.end(bot);
      }
      assertThat(desk.requireReportOfTheExchange()).isGreaterThanOrEqualTo(10);
    }
  }

  @Test
  void shouldPullQuotesWhileTheDatabaseServerIsAway() throws Exception {
    try (PostgresServer server = PostgresServer.start();
        LiveDesk desk = new LiveDesk(folder)) {
      desk.set("store.url=" + server.newDatabase(), "store.mostBehind=1s")
          .environment(server.environment());
      try (Tool bot = desk.live()) {
        desk.takeQuotes(bot, 3);
        server.kill();
        desk.awaitWord(bot, PULLED);
        desk.await(bot, "quotes are pulled", () -> desk.quotes().isEmpty());
        server.up();
        desk.awaitWord(bot, "again");
        desk.takeQuotes(bot, 3);
        desk.end(bot);
      }
      assertThat(desk.requireReportOfTheExchange()).isGreaterThanOrEqualTo(6);
    }
  }
}
