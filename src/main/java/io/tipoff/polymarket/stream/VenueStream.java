package io.tipoff.polymarket.stream;

import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;

/** What the streams have in common: one lock around all that they know and all that they tell. */
abstract sealed class VenueStream implements AutoCloseable permits MarketStream, PrivateStream {
  /** Subscribe requests that the venue takes on one connection. */
  static final int MOST_REQUESTS = 10;

  /** How often a failure that is not the connection's is tried again at once. */
  static final int MOST_ATTEMPTS = 3;

  final ReentrantLock lock = new ReentrantLock();
  private final StreamSetup setup;
  private final String path;
  private final StreamCounters counters = new StreamCounters();
  private long requests;
  private volatile boolean closed;

  VenueStream(StreamSetup setup, String path) {
    this.setup = setup;
    this.path = path;
  }

  /** What the stream counted so far. */
  public StreamCounters counters() {
    return counters;
  }

  /** Ends the stream and waits for its threads; the listener hears nothing more. */
  @Override
  public final void close() {
    closed = true;
    // The lock may be held by a listener that only an interrupt brings back.
    closeConnections();
    lock.lock();
    try {
      closeConnections();
    } finally {
      lock.unlock();
    }
  }

  abstract void closeConnections();

  /** A call that may block. */
  interface Telling {
    void tell() throws InterruptedException;
  }

  /** Tells the listener something; an interrupt is kept for {@link #checkInterrupt}. */
  final void tell(Telling telling) {
    if (closed || Thread.currentThread().isInterrupted()) {
      return;
    }
    try {
      telling.tell();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void checkInterrupt() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  final boolean isClosed() {
    return closed;
  }

  /** Marks the stream as ended; false if it was. */
  final boolean end() {
    boolean first = !closed;
    closed = true;
    return first;
  }

  final long now() {
    return setup.clock().getAsLong();
  }

  final String nextRequest(String kind) {
    return kind + "-" + ++requests;
  }

  final Connection connection(Connection.Owner owner) {
    return new Connection(
        new Connection.Setup(
            setup.client(),
            setup.settings(),
            setup.signer(),
            path,
            new SplittableRandom(setup.random().nextLong()),
            counters),
        owner);
  }
}
