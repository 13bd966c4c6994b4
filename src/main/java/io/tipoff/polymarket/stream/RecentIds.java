package io.tipoff.polymarket.stream;

import java.util.LinkedHashSet;

/** The ids seen last, so many of them. */
public final class RecentIds {
  private final int capacity;
  private final LinkedHashSet<String> ids = new LinkedHashSet<>();

  /** None yet, of which so many will be remembered. */
  public RecentIds(int capacity) {
    this.capacity = capacity;
  }

  /** Remembers an id; false if it was seen before. */
  public boolean add(String id) {
    boolean isNew = ids.add(id);
    if (ids.size() > capacity) {
      ids.removeFirst();
    }
    return isNew;
  }
}
