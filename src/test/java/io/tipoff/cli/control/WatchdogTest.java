package io.tipoff.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A watchdog in time that the test makes, over real files. */
@Timeout(60)
class WatchdogTest {
  private static final BotId BOT = new BotId("live", "https://venue.example", "0123456789ab");
  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path home;

  private final List<String> notes = new ArrayList<>();
  private final List<Map<String, String>> cancels = new ArrayList<>();
  private final Deque<String> failures = new ArrayDeque<>();
  private RunDirectory directory;
  private Watchdog watchdog;
  private long now = 5 * SECOND;
  private long beats;

  @BeforeEach
  void start() throws IOException {
    directory = new RunDirectory(home);
    PrivateFiles.folder(directory.path());
    watchdog =
        new Watchdog(
            directory,
            new BotId("watchdog", BOT.venue(), BOT.key()),
            Duration.ofSeconds(10),
            this::cancel,
            () -> now,
            notes::add);
  }

  private String cancel(Map<String, String> orders) throws IOException {
    cancels.add(orders);
    if (!failures.isEmpty()) {
      throw new IOException(failures.remove());
    }
    return "done";
  }

  private Path file(ProcessId process) {
    return directory.place(BOT, process, Heartbeat.ENDING);
  }

  private void beat() throws IOException {
    beat(BOT, ProcessId.self());
  }

  private void beat(BotId bot, ProcessId process) throws IOException {
    BotStatus status =
        ScriptedDesk.status(
            List.of(ScriptedDesk.order(1, "A"), ScriptedDesk.order(2, "")), ++beats);
    PrivateFiles.write(
        directory.place(bot, process, Heartbeat.ENDING), Beat.of(bot, process, status).toJson());
  }

  private void look(double later) throws Exception {
    now += Math.round(later * SECOND);
    watchdog.look();
  }

  private static ProcessId dead() throws Exception {
    Process process = new ProcessBuilder("sleep", "0").start();
    ProcessId id = ProcessId.of(process.toHandle());
    process.waitFor();
    return id;
  }

  @Test
  void shouldLeaveABotAloneThatBreathes() throws Exception {
    for (int i = 0; i < 10; i++) {
      beat();
      look(9.9);
    }

    assertThat(cancels).isEmpty();
  }

  @Test
  void shouldCancelOnceWhenTheEngineHangs() throws Exception {
    beat();
    look(0);
    look(9.9);
    assertThat(cancels).isEmpty();

    look(0.1);
    look(30);

    assertThat(cancels).containsExactly(Map.of("A", "aec-nba-bos-nyk-2026-10-01"));
    assertThat(notes.toString()).contains("no sign of life for 10.0 s", "done");
    assertThat(file(ProcessId.self())).exists();
  }

  @Test
  void shouldWatchABotThatCameBack() throws Exception {
    beat();
    look(0);
    look(10);
    beat();
    look(1);
    assertThat(notes.toString()).contains("breathes again");

    look(10);

    assertThat(cancels).hasSize(2);
  }

  @Test
  void shouldTryUntilTheVenueHasConfirmed() throws Exception {
    failures.addAll(List.of("HTTP 503", "HTTP 503", "connection refused"));
    beat();
    look(0);
    look(10);

    assertThat(cancels).hasSize(4);
    assertThat(notes).filteredOn(note -> note.contains("trying again")).hasSize(2);
  }

  @Test
  void shouldStopCancellingWhenTheBotIsBack() throws Exception {
    beat();
    look(0);
    Watchdog.Canceller comingBack =
        _ -> {
          cancels.add(Map.of());
          beat();
          throw new IOException("HTTP 503");
        };
    Watchdog other =
        new Watchdog(
            directory,
            new BotId("watchdog", BOT.venue(), BOT.key()),
            Duration.ofSeconds(10),
            comingBack,
            () -> now,
            notes::add);
    other.look();
    now += 10 * SECOND;

    other.look();

    assertThat(cancels).hasSize(1);
  }

  @Test
  void shouldNeedLessPatienceWithADeadProcessAndForgetItThen() throws Exception {
    ProcessId dead = dead();
    beat(BOT, dead);
    look(0);
    look(2.9);
    assertThat(cancels).isEmpty();

    look(0.1);

    assertThat(cancels).hasSize(1);
    assertThat(file(dead)).doesNotExist();
    look(60);
    assertThat(cancels).hasSize(1);
  }

  @Test
  void shouldLeaveABotAloneThatHasEnded() throws Exception {
    beat();
    look(0);
    Files.delete(file(ProcessId.self()));
    look(60);

    assertThat(cancels).isEmpty();
    assertThat(notes.toString()).contains("has ended");
  }

  @Test
  void shouldNotMindTheBotsOfOtherAccounts() throws Exception {
    beat(new BotId("live", BOT.venue(), "ffffffffffff"), ProcessId.self());
    beat(new BotId("live", "https://other.example", BOT.key()), ProcessId.self());
    Files.writeString(directory.path().resolve("torn.heartbeat"), "{\"at\":1");
    look(0);
    look(60);

    assertThat(cancels).isEmpty();
  }

  /** The disk is full, but the engine tells a new status each time it is asked. */
  @Test
  void shouldBelieveAnEngineThatAnswers() throws Exception {
    ScriptedDesk desk =
        new ScriptedDesk() {
          private long told;

          @Override
          public BotStatus status() {
            return status(List.of(), ++told * SECOND);
          }
        };
    beat();
    look(0);
    try (ControlServer _ = ControlServer.start(directory, BOT, desk)) {
      look(10);
      assertThat(cancels).isEmpty();
      look(10);
      assertThat(cancels).isEmpty();
      assertThat(notes.toString()).contains("its engine answers");
    }
    look(10);
    assertThat(cancels).hasSize(1);
  }

  @Test
  void shouldNotBelieveASocketBehindWhichTheEngineHangs() throws Exception {
    beat();
    look(0);
    try (ControlServer _ = ControlServer.start(directory, BOT, new ScriptedDesk())) {
      look(10);
    }
    assertThat(cancels).hasSize(1);
  }
}
