package io.tipoff.polymarket.stream;

import java.util.LinkedHashSet;

/** The ids seen last, so many of them. */
final class RecentIds {
  private final int capacity;
  private final LinkedHashSet<String> ids = new LinkedHashSet<>();

  RecentIds(int capacity) {
    this.capacity = capacity;
  }

  /** Remembers an id; false if it was seen before. */
  boolean add(String id) {
    boolean isNew = ids.add(id);
    if (ids.size() > capacity) {
      ids.removeFirst();
    }
    return isNew;
  }
}
