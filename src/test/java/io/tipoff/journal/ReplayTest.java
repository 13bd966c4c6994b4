package io.tipoff.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.Event;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.StreamLost;
import io.tipoff.journal.ReplayOutcome.Broken;
import io.tipoff.journal.ReplayOutcome.Different;
import io.tipoff.journal.ReplayOutcome.NoSession;
import io.tipoff.journal.ReplayOutcome.Reproduced;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  @TempDir private Path folder;
  private final CommandHash hash = new CommandHash();
  private final Recording recording = new Recording();
  private Path file;
  private List<byte[]> records;

  @BeforeEach
  void recordASession() {
    file = folder.resolve("session.journal");
    try (var writer = JournalWriter.create(file)) {
      RandomSession.run(1, 500, Recorders.of(writer, hash, recording));
    }
    records = JournalBytes.split(file);
  }

  @Test
  void shouldReproduceASession() {
    var commands = recording.told().stream().filter(RecordedCommand.class::isInstance).count();
    var events = recording.told().size() - commands;
    assertThat(commands).isGreaterThan(1_000);
    assertThat(replay()).isEqualTo(new Reproduced(events, commands, hash.hex()));
  }

  @Test
  void shouldMakeTheEngineOfTheRecordedStart() {
    try (var journal = JournalReader.open(file, _ -> {})) {
      Replay.run(
          journal,
          start -> {
            assertThat(start.mode()).isEqualTo("simulate");
            assertThat(start.configuration()).isEqualTo(RandomSession.CONFIGURATION);
            return RandomSession.engine();
          });
    }
  }

  @Test
  void shouldReproduceASessionThatWasBrokenOffAnywhere() {
    int last = lastCommand();
    for (int end = last - 20; end < last + 2; end++) {
      JournalBytes.join(records.subList(0, end), file);
      assertThat(replay()).isInstanceOf(Reproduced.class);
    }
  }

  @Test
  void shouldNameTheFirstCommandThatDiffers() {
    int place = lastCommand();
    records.get(place)[Format.RECORD_HEADER + Integer.BYTES] ^= 1;
    rewrite();
    assertThat(replay())
        .isInstanceOfSatisfying(
            Different.class,
            difference -> {
              assertThat(difference.sequence()).isEqualTo(place + 1);
              assertThat(difference.cause()).isEqualTo(causeOf(place));
              assertThat(difference.actual())
                  .contains((RecordedCommand) recording.told().get(place));
              assertThat(difference.expected()).isNotEqualTo(difference.actual()).isPresent();
            });
  }

  @Test
  void shouldNameACommandThatWasNotRecorded() {
    int place = lastCommand();
    records.remove(place);
    rewrite();
    assertThat(replay())
        .isEqualTo(
            new Different(
                place + 1,
                causeOf(place),
                Optional.empty(),
                Optional.of((RecordedCommand) recording.told().get(place))));
  }

  @Test
  void shouldNameACommandThatIsNotGiven() {
    int place = lastCommand();
    records.add(place + 1, records.get(place));
    rewrite();
    assertThat(replay())
        .isEqualTo(
            new Different(
                place + 2,
                causeOf(place),
                Optional.of((RecordedCommand) recording.told().get(place)),
                Optional.empty()));
  }

  @Test
  void shouldNameAnEventThatCannotBeTrue() {
    var impossible = new OrderOpened(1, new OrderId(1_000_000));
    var out = new Output();
    EventCodec.write(impossible, out);
    records.add(1, JournalBytes.record(out));
    rewrite();
    assertThat(replay())
        .isInstanceOfSatisfying(
            Broken.class,
            broken -> {
              assertThat(broken.sequence()).isEqualTo(2);
              assertThat(broken.cause()).isEqualTo(impossible);
              assertThat(broken.failure()).hasMessageContaining("o1000000");
            });
  }

  @Test
  void shouldFindNoSessionInAnImport() {
    try (var writer = JournalWriter.create(folder.resolve("import.journal"))) {
      writer.record(new SessionStarted(1, "import", ""));
      writer.record(new StreamLost(2, "gap"));
    }
    file = folder.resolve("import.journal");
    assertThat(replay()).isEqualTo(new NoSession("nothing decided when it was made: mode import"));
  }

  @Test
  void shouldFindNoSessionWithoutItsStart() {
    records.removeFirst();
    rewrite();
    assertThat(replay()).isInstanceOf(NoSession.class);
  }

  @Test
  void shouldFindNoSessionInAnEmptyJournal() {
    records.clear();
    rewrite();
    assertThat(replay()).isEqualTo(new NoSession("it holds nothing"));
  }

  private ReplayOutcome replay() {
    try (var journal = JournalReader.open(file, _ -> {})) {
      return Replay.run(journal, _ -> RandomSession.engine());
    }
  }

  private void rewrite() {
    JournalBytes.join(records, file);
  }

  /** The place of the last command; another event follows. */
  private int lastCommand() {
    int place = records.size() - 1;
    while (!(JournalBytes.kind(records.get(place)) instanceof CommandKind)) {
      place--;
    }
    return place;
  }

  private Event causeOf(int command) {
    int place = command;
    while (recording.told().get(place) instanceof RecordedCommand) {
      place--;
    }
    return (Event) recording.told().get(place);
  }
}
