package io.tipoff.cli;

import io.tipoff.engine.Inbox;
import io.tipoff.event.ShutdownRequested;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Lets a command that runs until it is stopped come to a good end: after its time, at SIGTERM or at
 * Ctrl-C it is asked to stop and is given time, and its own exit status counts.
 */
final class Interruption implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Consumer<String> stop;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicBoolean succeeded = new AtomicBoolean();
  private final AtomicBoolean failed = new AtomicBoolean();
  private final Thread hook = new Thread(this::interrupted, "interruption");

  /**
   * Listens from now on.
   *
   * @param stop asks the command to stop, for this reason; may be called by any thread
   */
  Interruption(Consumer<String> stop) {
    this.stop = stop;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * From now on so many seconds are given.
   *
   * @param seconds zero for any number
   */
  void stopAfter(long seconds) {
    if (seconds > 0) {
      Thread.ofVirtual().start(() -> awaitEnd(seconds));
    }
  }

  /** Asks an engine to shut down. */
  static Interruption into(Inbox inbox) {
    return new Interruption(
        reason -> {
          try {
            inbox.put(new ShutdownRequested(WallClock.nanos(), reason));
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Asks the command to stop, which is then no success. */
  void fail(String reason) {
    failed.set(true);
    stop.accept(reason);
  }

  /** The command did what it was asked for, as far as it could; returns its exit status. */
  int end() {
    succeeded.set(!failed.get());
    return failed.get() ? Main.FAILURE : 0;
  }

  private void awaitEnd(long seconds) {
    try {
      if (!ended.await(seconds, TimeUnit.SECONDS)) {
        stop.accept("the time is over");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void interrupted() {
    stop.accept("interrupted");
    try {
      if (ended.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        Runtime.getRuntime().halt(succeeded.get() ? 0 : Main.FAILURE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command has ended, well or not. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The machine goes down already: the hook waits for this and ends it.
    }
  }
}
