package io.tipoff.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.SessionStarted;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KilledProcessTest {
  private static final int STEPS = 3_000;

  @TempDir private Path folder;

  /** Records a session and stops dead, as if it were killed. */
  static final class Dying {
    private Dying() {}

    public static void main(String[] args) {
      RandomSession.runWithoutEnd(3, STEPS, JournalWriter.create(Path.of(args[0])));
      Runtime.getRuntime().halt(137);
    }
  }

  /** Records events until there is no more room, and prints why and how many. */
  static final class Filling {
    private Filling() {}

    public static void main(String[] args) {
      int written = 0;
      try {
        var writer = JournalWriter.create(Path.of(args[0]));
        var event = new SessionStarted(1, "test", "x".repeat(500));
        while (true) {
          writer.record(event);
          written++;
        }
      } catch (UncheckedIOException e) {
        System.out.println(written + " " + e.getMessage());
      }
    }
  }

  @Test
  void shouldLoseNothingWhenTheProcessDies() {
    var file = folder.resolve("killed.journal");
    var recording = new Recording();
    RandomSession.runWithoutEnd(3, STEPS, recording);
    assertThat(ChildJvm.run(List.of(), Dying.class, file).exit()).isEqualTo(137);
    assertThat(Reading.of(file)).isEqualTo(new Reading(recording.told(), List.of()));
  }

  @Test
  void shouldFailAndKeepEverythingWhenThereIsNoMoreRoom() {
    var file = folder.resolve("full.journal");
    var output = ChildJvm.runWithFileLimit(8_192, Filling.class, file).output();
    assertThat(output).endsWith(file + ": File too large");
    int written = Integer.parseInt(output.substring(0, output.indexOf(' ')));
    assertThat(written).isGreaterThan(5_000);
    assertThat(Reading.of(file).told()).hasSize(written);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100})
  void shouldFailAndLeaveNoFileWhenThereIsNoRoomAtAll(int limit) {
    var file = folder.resolve("none.journal");
    var output = ChildJvm.runWithFileLimit(limit, Filling.class, file).output();
    assertThat(output).isEqualTo("0 " + file + ": File too large");
    assertThat(Files.exists(file)).isFalse();
  }
}
