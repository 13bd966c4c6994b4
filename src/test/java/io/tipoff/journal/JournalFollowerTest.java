package io.tipoff.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.GameReported;
import io.tipoff.event.IncentiveListed;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OutlookReported;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.StreamLost;
import io.tipoff.event.TimerFired;
import io.tipoff.event.TradePrinted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JournalFollowerTest {
  @TempDir private Path folder;

  @Test
  void shouldSeeEachRecordOnceItIsWritten() {
    Path file = folder.resolve("growing.journal");
    try (JournalWriter writer = JournalWriter.create(file);
        JournalFollower follower = JournalFollower.open(file, _ -> {})) {
      for (int i = 1; i <= 500; i++) {
        assertThat(follower.poll()).isNull();
        writer.record(new StreamLost(i, "x".repeat(i * 37 % 30_000)));
        assertThat(follower.poll()).isInstanceOf(EventEntry.class);
        assertThat(follower.sequence()).isEqualTo(i);
      }
    }
  }

  @Test
  void shouldMissNothingWhileAnotherThreadWritesAndEnds() throws Exception {
    for (int round = 0; round < 20; round++) {
      Path file = folder.resolve("race-" + round + ".journal");
      JournalWriter writer = JournalWriter.create(file);
      int count = 5_000;
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 1; i <= count; i++) {
                  writer.record(new StreamLost(i, "x".repeat(i % 300)));
                }
                writer.close();
              });
      List<Long> seen = new ArrayList<>();
      try (JournalFollower follower = JournalFollower.open(file, _ -> {})) {
        boolean ended = false;
        while (!ended) {
          boolean written = writing.isDone();
          Entry entry = follower.poll();
          while (entry != null) {
            seen.add(entry.sequence());
            entry = follower.poll();
          }
          ended = written;
        }
        follower.finish();
      }
      writing.get(10, TimeUnit.SECONDS);
      assertThat(seen).hasSize(count);
    }
  }

  @Test
  void shouldPassOverTheMarketAndTimers() {
    Path file = folder.resolve("random.journal");
    try (JournalWriter writer = JournalWriter.create(file)) {
      RandomSession.run(2, 1_000, writer);
    }
    List<Object> expected = new ArrayList<>();
    try (JournalReader reader = JournalReader.open(file, _ -> {})) {
      while (reader.hasNext()) {
        Entry entry = reader.next();
        if (!isPassedOver(entry)) {
          expected.add(entry.toString());
        }
      }
    }
    List<Object> seen = new ArrayList<>();
    try (JournalFollower follower = JournalFollower.open(file, _ -> {})) {
      for (Entry entry = follower.poll(); entry != null; entry = follower.poll()) {
        seen.add(entry.toString());
      }
      follower.finish();
    }
    assertThat(seen).isEqualTo(expected);
  }

  private static boolean isPassedOver(Entry entry) {
    return switch (entry) {
      case EventEntry(_, var event) ->
          event instanceof MarketStateChanged
              || event instanceof io.tipoff.event.BookChanged
              || event instanceof BestPricesChanged
              || event instanceof TradePrinted
              || event instanceof OutlookReported
              || event instanceof IncentiveListed
              || event instanceof GameReported
              || event instanceof TimerFired;
      case CommandEntry command -> command.command() instanceof RecordedCommand.SetTimer;
      case DepartureEntry _ -> false;
    };
  }

  @Test
  void shouldTellDamageFromATornEnd() throws IOException {
    Path file = folder.resolve("whole.journal");
    try (JournalWriter writer = JournalWriter.create(file)) {
      for (int i = 0; i < 10; i++) {
        writer.record(new SessionStarted(i, "test", "configuration"));
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    Path torn = folder.resolve("torn.journal");
    Files.write(torn, Arrays.copyOf(bytes, bytes.length - 8));
    List<String> warnings = new ArrayList<>();
    try (JournalFollower follower = JournalFollower.open(torn, warnings::add)) {
      readAll(follower);
      assertThat(follower.sequence()).isEqualTo(9);
      follower.finish();
    }
    assertThat(warnings).singleElement().asString().contains("record 10", "incomplete");
    bytes[bytes.length / 2] ^= 1;
    Path damaged = folder.resolve("damaged.journal");
    Files.write(damaged, bytes);
    try (JournalFollower follower = JournalFollower.open(damaged, _ -> {})) {
      readAll(follower);
      assertThatThrownBy(follower::finish).isInstanceOf(BadJournal.class);
    }
  }

  private static void readAll(JournalFollower follower) {
    while (follower.poll() != null) {}
  }
}
