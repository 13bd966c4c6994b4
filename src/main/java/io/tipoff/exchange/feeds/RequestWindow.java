package io.tipoff.exchange.feeds;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** So many requests of a caller in each window of time; windows begin at fixed moments. */
final class RequestWindow {
  private final InstantSource clock;
  private final long length;
  private final int most;
  private final Map<String, Integer> counts = new HashMap<>();
  private long window = Long.MIN_VALUE;

  RequestWindow(InstantSource clock, Duration length, int most) {
    this.clock = clock;
    this.length = length.toMillis();
    this.most = most;
  }

  /** Counts a request; returns whether the caller may send it. */
  synchronized boolean allows(String caller) {
    long current = Math.floorDiv(clock.millis(), length);
    if (current != window) {
      window = current;
      counts.clear();
    }
    return counts.merge(caller, 1, Integer::sum) <= most;
  }
}
