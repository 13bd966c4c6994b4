package io.tipoff.journal;

import io.tipoff.engine.Command;
import io.tipoff.engine.Engine;
import io.tipoff.event.SessionEnded;
import io.tipoff.event.SessionStarted;
import io.tipoff.journal.ReplayOutcome.Broken;
import io.tipoff.journal.ReplayOutcome.Different;
import io.tipoff.journal.ReplayOutcome.NoSession;
import io.tipoff.journal.ReplayOutcome.Reproduced;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives the events of a journal to a new engine, and compares what it decides with what was
 * recorded.
 */
public final class Replay {
  /** Modes in which nothing decides, so that there is nothing to compare. */
  private static final List<String> RECORDINGS = List.of("import", "record");

  private final Engine engine;
  private final CommandHash hash = new CommandHash();
  private final Output out = new Output();
  private EventEntry cause;
  private Iterator<Command> given = Collections.emptyIterator();
  private long events;
  private long commands;

  private Replay(Engine engine, EventEntry start) {
    this.engine = engine;
    this.cause = start;
  }

  /**
   * Replays a journal from its first entry.
   *
   * @param engines makes the engine that the session ran with, from what its start recorded
   */
  public static ReplayOutcome run(JournalReader journal, Function<SessionStarted, Engine> engines) {
    if (!journal.hasNext()) {
      return new NoSession("it holds nothing");
    }
    return switch (journal.next()) {
      case EventEntry(var sequence, SessionStarted start) -> {
        if (!decides(start)) {
          yield new NoSession("nothing decided when it was made: mode " + start.mode());
        }
        Replay replay = new Replay(engines.apply(start), new EventEntry(sequence, start));
        yield replay.run(journal);
      }
      case Entry first -> new NoSession("it begins with " + first);
    };
  }

  /** Whether an engine decided anything in a session, or it only wrote down what it saw. */
  public static boolean decides(SessionStarted session) {
    return !RECORDINGS.contains(session.mode());
  }

  private ReplayOutcome run(JournalReader journal) {
    @Nullable ReplayOutcome end = take(cause);
    while (end == null && journal.hasNext()) {
      end =
          switch (journal.next()) {
            case EventEntry event -> take(event);
            case CommandEntry command -> compare(command);
            case DepartureEntry _ -> null;
          };
    }
    return end == null ? finish() : end;
  }

  private @Nullable ReplayOutcome take(EventEntry entry) {
    if (given.hasNext()) {
      return different(entry.sequence(), null, given.next());
    }
    cause = entry;
    events++;
    try {
      given = engine.on(entry.event()).iterator();
      return null;
    } catch (IllegalStateException e) {
      return new Broken(entry.sequence(), entry.event(), e);
    }
  }

  private @Nullable ReplayOutcome compare(CommandEntry recorded) {
    if (!given.hasNext()) {
      return different(recorded.sequence(), recorded, null);
    }
    Command command = given.next();
    CommandCodec.write(command, out);
    if (!recorded.isSame(out)) {
      return different(recorded.sequence(), recorded, command);
    }
    hash.record(command);
    commands++;
    return null;
  }

  /**
   * Commands of the last event may be missing where the recording was cut off, and nowhere else.
   */
  private ReplayOutcome finish() {
    boolean complete = cause.event() instanceof SessionEnded;
    return complete && given.hasNext()
        ? different(cause.sequence() + 1, null, given.next())
        : new Reproduced(events, commands, hash.hex());
  }

  private Different different(
      long sequence, @Nullable CommandEntry recorded, @Nullable Command given) {
    return new Different(
        sequence,
        cause.event(),
        Optional.ofNullable(recorded).map(CommandEntry::command),
        Optional.ofNullable(given).map(RecordedCommand::of));
  }
}
