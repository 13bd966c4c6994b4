package io.tipoff.journal;

import io.tipoff.event.Event;
import java.util.Optional;

/** What came of a replay. */
public sealed interface ReplayOutcome {

  /**
   * Every event gave the commands that were recorded, byte for byte.
   *
   * @param hash the {@link CommandHash} of the commands
   */
  record Reproduced(long events, long commands, String hash) implements ReplayOutcome {}

  /**
   * The first command that is not as recorded.
   *
   * @param sequence the number of the entry that differs
   * @param cause the event that led to it
   * @param expected what was recorded; empty if nothing was
   * @param actual what the replay gave; empty if it gave nothing
   */
  record Different(
      long sequence,
      Event cause,
      Optional<RecordedCommand> expected,
      Optional<RecordedCommand> actual)
      implements ReplayOutcome {}

  /**
   * The engine stopped at an event, as it does when that cannot be true.
   *
   * @param sequence the number of the event's entry
   */
  record Broken(long sequence, Event cause, IllegalStateException failure)
      implements ReplayOutcome {}

  /** There is nothing to replay in the journal, and why. */
  record NoSession(String reason) implements ReplayOutcome {}
}
