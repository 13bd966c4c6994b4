package io.tipoff.store;

import io.tipoff.engine.fills.FillWatch;
import io.tipoff.event.RiskRestored;
import io.tipoff.journal.BadJournal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A session as it becomes rows, by a thread of its own that follows the journal. Nothing here makes
 * a caller wait, but {@link #close}.
 */
public final class StoreSession implements AutoCloseable {
  private static final long IDLE_NANOS = 10_000_000;
  private static final long SHORTEST_RETRY = 50_000_000;
  private static final long LONGEST_RETRY = 2_000_000_000;
  private static final int MOST_OBSERVATIONS = 5_000;

  /** So long the end of a session is waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Database database;
  private final SessionWriter writer;
  private final StoreListener listener;
  private final ObservationQueue observations;
  private final ObservationRows rows;
  private final FillWatch fills =
      new FillWatch(fill -> add(new Observation.Followed(fill.time(), fill)));
  private final AtomicReference<@Nullable RiskRestored> risk = new AtomicReference<>();
  private final Thread thread = Thread.ofPlatform().name("store").daemon().unstarted(this::run);
  private final long mostBehind;
  private volatile long level = System.nanoTime();
  private volatile long lastSequence;
  private volatile boolean closing;
  private volatile boolean complete;
  private volatile long deadline;
  private boolean behind;

  private StoreSession(
      Database database, SessionRow row, StoreSettings settings, StoreListener listener) {
    this.database = database;
    this.listener = listener;
    this.writer =
        new SessionWriter(
            database,
            row,
            warning ->
                add(new Observation.Alert(0, Observation.Severity.WARNING, "journal", warning)));
    this.observations = new ObservationQueue(settings.waiting());
    this.rows = new ObservationRows(row.key());
    this.mostBehind = settings.mostBehind().toNanos();
  }

  static StoreSession start(
      Database database, SessionRow row, StoreSettings settings, StoreListener listener) {
    StoreSession session = new StoreSession(database, row, settings, listener);
    session.thread.start();
    return session;
  }

  /** Keeps something that is not in the journal; what finds no room is dropped and counted. */
  public void add(Observation observation) {
    observations.add(observation);
  }

  /** Follows fills until it is known what became of them; of the engine's thread alone. */
  FillWatch fills() {
    return fills;
  }

  /** Keeps where the breaker and its measures stand; the latest is never dropped. */
  public void keep(RiskRestored latest) {
    risk.set(latest);
  }

  /** For how long the database has not been level with the journal, in nanoseconds. */
  public long lag() {
    return System.nanoTime() - level;
  }

  /** The number of the last record of the journal that became rows. */
  public long lastSequence() {
    return lastSequence;
  }

  /** Observations that found no room. */
  public long dropped() {
    return observations.dropped();
  }

  private void run() {
    try {
      while (true) {
        boolean stopping = closing;
        boolean atEnd = writer.read();
        long since = System.nanoTime();
        boolean drained = drain();
        if (writer.isPending() && !write()) {
          return;
        }
        lastSequence = writer.sequence();
        if (atEnd) {
          level = since;
          tell(false, "");
        } else if (lag() > mostBehind) {
          tell(true, "the database is %d ms behind".formatted(lag() / 1_000_000));
        }
        if (stopping && atEnd && drained) {
          end();
          return;
        }
        if (atEnd && drained) {
          LockSupport.parkNanos(this, IDLE_NANOS);
        }
      }
    } catch (BadJournal e) {
      tell(true, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      tell(true, "the store stopped: " + e);
      throw e;
    } finally {
      writer.close();
    }
  }

  /** Takes what waits into the batch; returns whether that was all. */
  private boolean drain() {
    for (int i = 0; i < MOST_OBSERVATIONS; i++) {
      @Nullable Observation next = observations.poll();
      if (next == null) {
        break;
      }
      rows.add(next, writer.batch());
    }
    Long now = writer.projection().now();
    rows.addGap(observations.dropped(), now == null ? 0 : now, writer.batch());
    @Nullable RiskRestored latest = risk.getAndSet(null);
    if (latest != null) {
      new Rows(writer.key(), writer.batch(), -1).risk(latest);
    }
    return observations.isEmpty();
  }

  /** Writes the batch, however often it takes; false if the session was closed meanwhile. */
  private boolean write() {
    long wait = SHORTEST_RETRY;
    while (true) {
      try {
        writer.write();
        return true;
      } catch (SQLException e) {
        tell(true, database.reason(e));
      }
      if (closing && System.nanoTime() - deadline >= 0) {
        return false;
      }
      LockSupport.parkNanos(this, wait);
      wait = Math.min(2 * wait, LONGEST_RETRY);
    }
  }

  private void end() {
    if (writer.projection().hasEnded()) {
      try {
        writer.end(SessionState.ENDED);
        complete = true;
      } catch (SQLException e) {
        tell(true, database.reason(e));
      }
    }
  }

  private void tell(boolean isBehind, String reason) {
    if (behind != isBehind) {
      behind = isBehind;
      listener.backlog(isBehind, reason);
    }
  }

  /**
   * Writes what is left, once nothing more is appended to the journal, and gives up after ten
   * seconds; what is not written then, the next start reads from the journal.
   */
  @Override
  public void close() {
    deadline = System.nanoTime() + PATIENCE.toNanos();
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join(PATIENCE.plusSeconds(5));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether everything to the session's proper end is in the database. */
  public boolean isComplete() {
    return complete;
  }
}
