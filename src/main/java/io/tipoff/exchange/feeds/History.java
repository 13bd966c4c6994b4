package io.tipoff.exchange.feeds;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** What was so from when on. What is older than anybody asks for is forgotten. */
final class History<T> {
  private record Entry<T>(long time, T value) {}

  private final Deque<Entry<T>> entries = new ArrayDeque<>();
  private final long kept;

  /**
   * An empty one.
   *
   * @param kept how far before the newest entry anybody may ask, nanoseconds
   */
  History(long kept) {
    this.kept = kept;
  }

  /** Adds what is so from a time on that is not before the last one. */
  void add(long time, T value) {
    entries.addLast(new Entry<>(time, value));
    while (entries.size() > 1 && second().time() <= time - kept) {
      entries.removeFirst();
    }
  }

  private Entry<T> second() {
    Iterator<Entry<T>> all = entries.iterator();
    all.next();
    return all.next();
  }

  /** What was so at a time; empty before the first entry. */
  Optional<T> at(long time) {
    Iterator<Entry<T>> newestFirst = entries.descendingIterator();
    while (newestFirst.hasNext()) {
      Entry<T> entry = newestFirst.next();
      if (entry.time() <= time) {
        return Optional.of(entry.value());
      }
    }
    return Optional.empty();
  }

  Optional<T> oldest() {
    return Optional.ofNullable(entries.peekFirst()).map(Entry::value);
  }

  Optional<T> newest() {
    return Optional.ofNullable(entries.peekLast()).map(Entry::value);
  }

  int size() {
    return entries.size();
  }
}
