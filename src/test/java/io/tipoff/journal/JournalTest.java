package io.tipoff.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.event.SessionStarted;
import io.tipoff.event.StreamLost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("session.journal");
  }

  @Test
  void shouldGiveBackWhatWasRecorded() {
    var recording = new Recording();
    try (var writer = JournalWriter.create(file)) {
      RandomSession.run(1, 2_000, Recorders.of(writer, recording));
    }
    assertThat(Reading.of(file)).isEqualTo(new Reading(recording.told(), List.of()));
  }

  @Test
  void shouldNumberItsEntriesFromOneWithoutGaps() {
    writeEvents(100);
    try (var reader = JournalReader.open(file, _ -> {})) {
      for (long sequence = 1; sequence <= 100; sequence++) {
        assertThat(reader.next().sequence()).isEqualTo(sequence);
      }
      assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void shouldHoldNothingAtFirst() {
    JournalWriter.create(file).close();
    assertThat(Reading.of(file)).isEqualTo(new Reading(List.of(), List.of()));
  }

  @Test
  void shouldGrowPastItsFirstChunks() {
    var events = new ArrayList<Object>();
    try (var writer = JournalWriter.create(file)) {
      for (int i = 0; i < 60; i++) {
        var event = new SessionStarted(i, "test", "x".repeat(i * 2_500));
        writer.record(event);
        events.add(event);
      }
    }
    assertThat(file.toFile().length()).isGreaterThan(4_000_000);
    assertThat(Reading.of(file).told()).isEqualTo(events);
  }

  @Test
  void shouldTakeARecordLargerThanAChunk() {
    var event = new SessionStarted(1, "test", "x".repeat(5_000_000));
    try (var writer = JournalWriter.create(file)) {
      writer.record(event);
    }
    assertThat(Reading.of(file).told()).containsExactly(event);
  }

  @Test
  void shouldGiveBackUnusedSpaceWhenClosed() throws IOException {
    writeEvents(3);
    var bytes = Files.readAllBytes(file);
    assertThat(JournalBytes.offsets(bytes)).hasSize(4).endsWith(bytes.length);
  }

  @Test
  void shouldAllowToBeClosedTwice() {
    var writer = JournalWriter.create(file);
    writer.close();
    writer.close();
  }

  @Test
  void shouldRefuseToRecordWhenClosed() {
    var writer = JournalWriter.create(file);
    writer.close();
    assertThatThrownBy(() -> writer.record(new StreamLost(1, "gap")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldRefuseAFileThatExists() {
    writeEvents(1);
    assertThatThrownBy(() -> JournalWriter.create(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(file + ": exists already");
    assertThat(Reading.of(file).told()).hasSize(1);
  }

  @Test
  void shouldNameTheFileThatCannotBeMade() {
    var nowhere = folder.resolve("missing").resolve("session.journal");
    assertThatThrownBy(() -> JournalWriter.create(nowhere))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(nowhere + ": no such file or directory");
  }

  private void writeEvents(int count) {
    var specimens = new Specimens(1);

    try (var writer = JournalWriter.create(file)) {
      for (int i = 0; i < count; i++) {
        writer.record(specimens.anyEvent());
      }
    }
  }
}
