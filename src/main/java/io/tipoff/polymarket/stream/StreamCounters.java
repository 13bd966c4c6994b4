package io.tipoff.polymarket.stream;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The counts of a stream since it began, over all of its connections; for any thread. */
public final class StreamCounters {
  private final LongAdder[] counts = new LongAdder[StreamCount.values().length];

  /** All at zero. */
  public StreamCounters() {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  public long get(StreamCount count) {
    return counts[count.ordinal()].sum();
  }

  /** All counts as they are now. */
  public Map<StreamCount, Long> snapshot() {
    Map<StreamCount, Long> snapshot = new EnumMap<>(StreamCount.class);
    for (StreamCount count : StreamCount.values()) {
      snapshot.put(count, get(count));
    }
    return Collections.unmodifiableMap(snapshot);
  }

  void add(StreamCount count) {
    counts[count.ordinal()].increment();
  }

  @Override
  public String toString() {
    return snapshot().toString();
  }
}
