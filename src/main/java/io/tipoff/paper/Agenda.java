package io.tipoff.paper;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Things to do at later times, the earliest first, and in the order of entry at the same time. */
final class Agenda {

  /** Something to do. */
  interface Item {
    void run(long now);
  }

  private record Entry(long time, long number, Item item) {}

  private static final Comparator<Entry> EARLIEST_FIRST =
      Comparator.comparingLong(Entry::time).thenComparingLong(Entry::number);

  private final PriorityQueue<Entry> entries = new PriorityQueue<>(EARLIEST_FIRST);
  private long entered;

  void add(long time, Item item) {
    entries.add(new Entry(time, entered++, item));
  }

  /** When the next thing is due; {@link Long#MAX_VALUE} if nothing is. */
  long nextDue() {
    return entries.isEmpty() ? Long.MAX_VALUE : entries.element().time();
  }

  /** Does the next thing. */
  void runNext() {
    Entry entry = entries.remove();
    entry.item().run(entry.time());
  }
}
