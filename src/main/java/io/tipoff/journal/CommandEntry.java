package io.tipoff.journal;

import java.util.Arrays;

/** A command in a journal. */
public final class CommandEntry implements Entry {
  private final long sequence;
  private final RecordedCommand command;
  private final byte[] content;

  CommandEntry(long sequence, RecordedCommand command, byte[] content) {
    this.sequence = sequence;
    this.command = command;
    this.content = content;
  }

  @Override
  public long sequence() {
    return sequence;
  }

  public RecordedCommand command() {
    return command;
  }

  /** Whether a command that was just put together is the same, byte for byte. */
  boolean isSame(Output out) {
    return Arrays.equals(
        content, 0, content.length, out.bytes(), Format.RECORD_HEADER, out.length());
  }

  @Override
  public String toString() {
    return sequence + " " + command;
  }
}
