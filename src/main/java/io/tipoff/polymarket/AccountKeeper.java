package io.tipoff.polymarket;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Lets the account be read whenever that is due, in real time, on a thread of its own. */
public final class AccountKeeper implements AutoCloseable {
  private final Reconciler reconciler;
  private final LongSupplier clock;
  private final Thread thread;
  private volatile boolean closed;

  AccountKeeper(Reconciler reconciler, LongSupplier clock, long since) {
    this.reconciler = reconciler;
    this.clock = clock;
    reconciler.begin(since);
    this.thread = Thread.ofVirtual().name("account-keeper").start(this::run);
  }

  /** Something is in doubt: the account is read soon. May be called often, from any thread. */
  public void doubt() {
    reconciler.doubt();
    LockSupport.unpark(thread);
  }

  /** News of our orders is lost: nobody is told of the account until it comes again. */
  public void newsLost() {
    reconciler.newsLost();
  }

  /** News comes again: the account is read soon, and told. */
  public void newsRestored() {
    reconciler.newsRestored();
    LockSupport.unpark(thread);
  }

  /** How often it was read so far. */
  public long rounds() {
    return reconciler.rounds();
  }

  private void run() {
    while (!closed) {
      long due = reconciler.nextDue();
      if (due == Long.MAX_VALUE) {
        LockSupport.park();
      } else {
        LockSupport.parkNanos(Math.max(0, due - clock.getAsLong()));
      }
      reconciler.run(() -> LockSupport.unpark(thread));
    }
  }

  /** Reads no more. */
  @Override
  public void close() {
    closed = true;
    reconciler.end();
    LockSupport.unpark(thread);
  }
}
