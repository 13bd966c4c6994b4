package io.tipoff.exchange.world;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to be done and when; of things due at the same time, what was noted first. */
final class Agenda {
  private static final double NANOS = 1e9;

  /** Something to do. */
  interface Task {
    /** Does it at its time, nanoseconds since 1970. */
    void run(long now);
  }

  private record Item(long time, long number, Task task) {}

  private final PriorityQueue<Item> items =
      new PriorityQueue<>(Comparator.comparingLong(Item::time).thenComparingLong(Item::number));
  private long noted;

  void at(long time, Task task) {
    items.add(new Item(time, noted++, task));
  }

  /** Notes something for so many seconds from now; returns when that is. */
  long after(double seconds, long now, Task task) {
    long time = now + Math.round(seconds * NANOS);
    at(time, task);
    return time;
  }

  /** When the next thing is due; never if there is none. */
  long nextDue() {
    return items.isEmpty() ? Long.MAX_VALUE : items.element().time();
  }

  void run(long now) {
    while (nextDue() <= now) {
      Item item = items.remove();
      item.task().run(item.time());
    }
  }
}
