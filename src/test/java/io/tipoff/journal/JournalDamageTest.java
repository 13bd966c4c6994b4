package io.tipoff.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tipoff.event.Event;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDamageTest {
  private static final int COUNT = 9;
  private static final int MIDDLE = 4;

  @TempDir private Path folder;
  private final List<Event> events = new ArrayList<>();
  private Path file;
  private byte[] whole;
  private byte[] killed;
  private int[] offsets;

  @BeforeEach
  void writeAJournal() {
    file = folder.resolve("session.journal");
    var specimens = new Specimens(7);
    try (var writer = JournalWriter.create(file)) {
      for (int i = 0; i < COUNT; i++) {
        events.add(specimens.anyEvent());
        writer.record(events.getLast());
      }
      killed = JournalBytes.read(file);
    }
    whole = JournalBytes.read(file);
    offsets = JournalBytes.offsets(whole);
  }

  @Test
  void shouldReadAllOfAKilledProcessWithoutAWarning() {
    assertThat(killed.length).isGreaterThan(whole.length);
    assertReads(killed, COUNT, 0);
  }

  @Test
  void shouldReadAllWholeRecordsWhereverTheLastOneIsCut() {
    int start = offsets[COUNT - 1];
    assertReads(Arrays.copyOf(whole, start), COUNT - 1, 0);
    for (int length = start + 1; length < whole.length; length++) {
      assertReads(Arrays.copyOf(whole, length), COUNT - 1, 1);
    }
    assertReads(whole, COUNT, 0);
  }

  @Test
  void shouldReadAllWholeRecordsWhenTheLastOneWasNotFinished() {
    int start = offsets[COUNT - 1];
    Arrays.fill(killed, start, start + Long.BYTES, (byte) 0);
    assertReads(killed, COUNT - 1, 1);
  }

  @Test
  void shouldNameWhatItLeftOut() {
    JournalBytes.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThat(Reading.of(file).warnings())
        .containsExactly(
            file + ": record 9 at byte " + offsets[8] + " is incomplete and was left out");
  }

  @Test
  void shouldLeaveOutTheLastRecordWhicheverOfItsBytesIsWrong() {
    for (var bytes : List.of(whole, killed)) {
      for (int at = offsets[COUNT - 1]; at < offsets[COUNT]; at++) {
        assertReads(withFlippedByte(bytes, at), COUNT - 1, 1);
      }
    }
  }

  @Test
  void shouldComplainWhicheverByteOfAMiddleRecordIsWrong() {
    for (var bytes : List.of(whole, killed)) {
      for (int at = offsets[MIDDLE]; at < offsets[MIDDLE + 1]; at++) {
        assertBad(withFlippedByte(bytes, at))
            .withMessage(
                "%s: record %d at byte %d: expected a whole record with a fitting check sum;"
                    + " a sound one follows at byte %d",
                file, MIDDLE + 1, offsets[MIDDLE], offsets[MIDDLE + 1]);
      }
    }
  }

  @Test
  void shouldComplainWhenARecordIsMissing() {
    var records = new ArrayList<>(JournalBytes.split(file));
    records.remove(MIDDLE);
    var bytes = Arrays.copyOf(whole, Format.FILE_HEADER);
    for (var record : records) {
      int length = bytes.length;
      bytes = Arrays.copyOf(bytes, length + record.length);
      System.arraycopy(record, 0, bytes, length, record.length);
    }
    assertBad(bytes)
        .withMessage(
            file + ": record 5 at byte " + offsets[4] + ": expected this sequence number, found 6");
  }

  @Test
  void shouldComplainWhicheverByteOfTheFileHeaderIsWrong() {
    for (int at = 0; at < Format.FILE_HEADER; at++) {
      assertBad(withFlippedByte(whole, at));
    }
  }

  @Test
  void shouldComplainOfAnotherVersion() {
    whole[8] = 9;
    assertBad(whole).withMessage(file + ": is in version 9 of the format, expected 3");
  }

  @Test
  void shouldComplainOfAFileThatIsNoJournal() {
    assertBad("slug,time,bid\nbos,1,0.5\n".getBytes(StandardCharsets.UTF_8))
        .withMessage(file + ": is not a journal: expected it to begin with 'tipoff-j'");
  }

  @Test
  void shouldComplainOfAnEmptyFile() {
    assertBad(new byte[0]).withMessage(file + ": is empty, expected a journal");
  }

  @Test
  void shouldComplainOfAMissingFile() {
    var missing = folder.resolve("missing.journal");
    assertThatExceptionOfType(BadJournal.class)
        .isThrownBy(() -> Reading.of(missing))
        .withMessage(missing + ": no such file or directory");
  }

  @Test
  void shouldComplainOfAFolder() {
    assertThatExceptionOfType(BadJournal.class)
        .isThrownBy(() -> Reading.of(folder))
        .withMessage(folder + ": is a directory, expected a journal");
  }

  @Test
  void shouldComplainInOneLineOfASoundRecordThatIsNoEvent() {
    var out = new Output().begin(EventKind.MARKET_SETTLED).put(1L).put("a\nb").put(5_000);
    JournalBytes.join(List.of(JournalBytes.record(out)), file);
    assertThatExceptionOfType(BadJournal.class)
        .isThrownBy(() -> Reading.of(file))
        .withMessage(
            file
                + ": record 1 at byte 16: expected an event or a command: not a market slug: 'a"
                + " b'");
  }

  private void assertReads(byte[] bytes, int count, int warnings) {
    JournalBytes.write(file, bytes);
    var reading = Reading.of(file);
    assertThat(reading.told()).isEqualTo(events.subList(0, count));
    assertThat(reading.warnings()).hasSize(warnings);
  }

  private ThrowableAssertAlternative<BadJournal> assertBad(byte[] bytes) {
    JournalBytes.write(file, bytes);
    return assertThatExceptionOfType(BadJournal.class).isThrownBy(() -> Reading.of(file));
  }

  private static byte[] withFlippedByte(byte[] bytes, int at) {
    var flipped = bytes.clone();
    flipped[at] ^= 0x41;
    return flipped;
  }
}
