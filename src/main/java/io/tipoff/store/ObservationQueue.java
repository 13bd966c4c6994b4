package io.tipoff.store;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What waits to be written; who adds to it never waits: what finds no room is counted and gone. */
final class ObservationQueue {
  private final Queue<Observation> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicLong dropped = new AtomicLong();
  private final int room;

  ObservationQueue(int room) {
    this.room = room;
  }

  void add(Observation observation) {
    if (size.incrementAndGet() > room) {
      size.decrementAndGet();
      dropped.incrementAndGet();
    } else {
      waiting.add(observation);
    }
  }

  @Nullable Observation poll() {
    Observation next = waiting.poll();
    if (next != null) {
      size.decrementAndGet();
    }
    return next;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** How many were dropped so far. */
  long dropped() {
    return dropped.get();
  }
}
