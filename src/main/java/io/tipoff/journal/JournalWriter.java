package io.tipoff.journal;

import io.tipoff.engine.Command;
import io.tipoff.engine.Recorder;
import io.tipoff.event.CommandId;
import io.tipoff.event.Event;
import java.nio.file.Path;

/**
 * Writes events and commands to a new journal. What was recorded survives a killed process, but not
 * a power failure. Any thread may use it.
 */
public final class JournalWriter implements Recorder, AutoCloseable {
  private final GrowingFile file;
  private final Output out = new Output();
  private long sequence;

  JournalWriter(GrowingFile file) {
    this.file = file;
  }

  /**
   * Begins a journal.
   *
   * @throws java.io.UncheckedIOException if the file exists already or cannot be written
   */
  public static JournalWriter create(Path file) {
    return new JournalWriter(GrowingFile.create(file, Format.fileHeader()));
  }

  @Override
  public synchronized void record(Event event) {
    EventCodec.write(event, out);
    append();
  }

  @Override
  public synchronized void record(Command command) {
    CommandCodec.write(command, out);
    append();
  }

  /**
   * A request was handed to the network.
   *
   * @param time nanoseconds since 1970
   */
  public synchronized void left(CommandId command, long time) {
    out.begin(NoteKind.DEPARTURE).put(time).put(command);
    append();
  }

  /** Ends the journal and gives back the space that was not used. */
  @Override
  public synchronized void close() {
    file.close();
  }

  /** What was written so far, in bytes. */
  public synchronized long bytes() {
    return file.used();
  }

  private void append() {
    out.seal(sequence + 1);
    file.append(out.bytes(), out.paddedLength());
    sequence++;
  }
}
