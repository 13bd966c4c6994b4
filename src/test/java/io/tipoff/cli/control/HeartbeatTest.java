package io.tipoff.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The signs of life of an engine, in a file. */
@Timeout(30)
class HeartbeatTest {
  private static final BotId BOT = new BotId("live", "https://venue.example", "0123456789ab");

  @TempDir private Path home;

  private final AtomicReference<BotStatus> status =
      new AtomicReference<>(ScriptedDesk.status(List.of(ScriptedDesk.order(1, "A")), 1));

  private static Beat awaitBeat(Path file, long at) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (true) {
      Beat beat = PrivateFiles.read(file).flatMap(Beat::of).orElseThrow();
      if (beat.at() == at) {
        return beat;
      }
      assertThat(System.nanoTime()).as("the beat is still %s", beat).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void shouldTellEachNewStatusWithTheOpenOrders() throws Exception {
    RunDirectory directory = new RunDirectory(home);
    Path file = directory.place(BOT, ProcessId.self(), Heartbeat.ENDING);
    try (Heartbeat heartbeat = Heartbeat.start(directory, BOT, status::get)) {
      assertThat(awaitBeat(file, 1).orders())
          .containsExactly(new Beat.Named("A", "aec-nba-bos-nyk-2026-10-01"));

      status.set(ScriptedDesk.status(List.of(ScriptedDesk.order(2, "")), 2));

      Beat beat = awaitBeat(file, 2);
      assertThat(beat.orders()).isEmpty();
      assertThat(beat.unnamed()).isEqualTo(1);
      assertThat(beat.bot()).isEqualTo(BOT);
      heartbeat.ended();
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void shouldLeaveTheLastSignBehindWhenItIsNotKnownToHaveEndedWell() throws Exception {
    RunDirectory directory = new RunDirectory(home);
    Heartbeat heartbeat = Heartbeat.start(directory, BOT, status::get);
    heartbeat.close();

    assertThat(directory.place(BOT, ProcessId.self(), Heartbeat.ENDING)).exists();
  }
}
