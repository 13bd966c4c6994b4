package io.tipoff.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** How often something took how long. One thread adds, any thread may look. */
public final class Histogram {
  private static final double[] SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };

  private final AtomicLongArray buckets = new AtomicLongArray(SECONDS.length + 1);
  private final LongAdder nanos = new LongAdder();

  /**
   * What was added up to now.
   *
   * @param upTo the upper bounds of the buckets, in seconds
   * @param cumulative how many were no longer than each
   * @param sum of all, in seconds
   */
  record Counts(List<Double> upTo, List<Long> cumulative, long count, double sum) {}

  /** Something took this long. */
  void add(long took) {
    int i = 0;
    while (i < SECONDS.length && took > SECONDS[i] * 1e9) {
      i++;
    }
    buckets.incrementAndGet(i);
    nanos.add(took);
  }

  Counts counts() {
    List<Double> upTo = new ArrayList<>();
    List<Long> cumulative = new ArrayList<>();
    long count = 0;
    for (int i = 0; i < SECONDS.length; i++) {
      count += buckets.get(i);
      upTo.add(SECONDS[i]);
      cumulative.add(count);
    }
    return new Counts(upTo, cumulative, count + buckets.get(SECONDS.length), nanos.sum() / 1e9);
  }
}
