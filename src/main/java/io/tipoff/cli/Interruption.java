package io.tipoff.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a command that runs until it is stopped come to a good end: at SIGTERM or Ctrl-C it is asked
 * to stop and given time, and its own exit status counts.
 */
final class Interruption implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Runnable stop;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger status = new AtomicInteger(Main.FAILURE);
  private final Thread hook = new Thread(this::interrupted, "interruption");

  /**
   * Listens from now on.
   *
   * @param stop asks the command to stop; may be called by any thread
   */
  Interruption(Runnable stop) {
    this.stop = stop;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** The command ended well. */
  void succeeded() {
    status.set(0);
  }

  private void interrupted() {
    stop.run();
    try {
      if (ended.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        Runtime.getRuntime().halt(status.get());
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
      // The machine is already going down: the hook ends it.
    }
  }
}
