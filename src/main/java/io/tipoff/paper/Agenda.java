package io.tipoff.paper;

import java.util.PriorityQueue;

/** Things to do at later times, the earliest first, and in the order of entry at the same time. */
public final class Agenda {

  /** Something to do. */
  public interface Item {
    /** Does it at its time, nanoseconds since 1970. */
    void run(long now);
  }

  private record Entry(long time, long number, Item item) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      return time == other.time
          ? Long.compare(number, other.number)
          : Long.compare(time, other.time);
    }
  }

  private final PriorityQueue<Entry> entries = new PriorityQueue<>();
  private long entered;

  /** Nothing to do yet. */
  public Agenda() {}

  /** Notes something for a time, nanoseconds since 1970. */
  public void add(long time, Item item) {
    entries.add(new Entry(time, entered++, item));
  }

  /** When the next thing is due; {@link Long#MAX_VALUE} if nothing is. */
  public long nextDue() {
    return entries.isEmpty() ? Long.MAX_VALUE : entries.element().time();
  }

  /** Does the next thing. */
  public void runNext() {
    Entry entry = entries.remove();
    entry.item().run(entry.time());
  }
}
