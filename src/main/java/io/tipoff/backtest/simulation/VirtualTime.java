package io.tipoff.backtest.simulation;

import java.util.function.LongSupplier;

/** The time of a simulation; it stands still until it is set. */
final class VirtualTime implements LongSupplier {
  private long now;

  VirtualTime(long start) {
    now = start;
  }

  /** Nanoseconds since 1970. */
  @Override
  public long getAsLong() {
    return now;
  }

  void passTo(long time) {
    if (time < now) {
      throw new IllegalArgumentException("time does not run backwards: " + time + " after " + now);
    }
    now = time;
  }
}
