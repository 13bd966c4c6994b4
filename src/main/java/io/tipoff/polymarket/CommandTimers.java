package io.tipoff.polymarket;

import io.tipoff.engine.Command.SetTimer;
import io.tipoff.event.TimerFired;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The engine's timers in real time. */
public final class CommandTimers implements AutoCloseable {
  private final LongSupplier clock;
  private final Consumer<TimerFired> fired;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<SetTimer> timers =
      new PriorityQueue<>(
          Comparator.comparingLong(SetTimer::at).thenComparingLong(timer -> timer.id().number()));
  private boolean closed;

  /**
   * Timers that run from now on.
   *
   * @param clock the time now, nanoseconds since 1970
   * @param fired takes each timer when it has run out
   */
  public CommandTimers(LongSupplier clock, Consumer<TimerFired> fired) {
    this.clock = clock;
    this.fired = fired;
    Thread.ofVirtual().name("timers").start(this::run);
  }

  /** Sets a timer. */
  public void set(SetTimer timer) {
    lock.lock();
    try {
      timers.add(timer);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    @Nullable SetTimer due = next();
    while (due != null) {
      fired.accept(new TimerFired(clock.getAsLong(), due.id()));
      due = next();
    }
  }

  /** Waits for the next timer that runs out; null once closed. */
  private @Nullable SetTimer next() {
    lock.lock();
    try {
      while (!closed) {
        @Nullable SetTimer first = timers.peek();
        long left = first == null ? Long.MAX_VALUE : first.at() - clock.getAsLong();
        if (left <= 0) {
          return timers.remove();
        }
        changed.awaitNanos(left);
      }
      return null;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Stops; timers that still run never fire. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }
}
