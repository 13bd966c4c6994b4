package io.tipoff.risk;

import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/** How often each limit bound since the start, for people and metrics. */
public final class LimitCounts {
  private final SequencedMap<String, Long> refused = new TreeMap<>();
  private final SequencedMap<String, Long> reduced = new TreeMap<>();
  private final SequencedMap<String, Long> sized = new TreeMap<>();

  void refused(Limit limit) {
    refused.merge(limit.name(), 1L, Long::sum);
  }

  void reduced(Limit limit) {
    reduced.merge(limit.name(), 1L, Long::sum);
  }

  /** A belief was turned into a target that something kept from being larger. */
  public void sized(PositionSizer.Bound bound) {
    sized.merge(bound.name(), 1L, Long::sum);
  }

  /** Orders that were refused, by the name of the limit; those that never bound are left out. */
  public SequencedMap<String, Long> refused() {
    return Collections.unmodifiableSequencedMap(refused);
  }

  /** Orders that were made smaller, by the name of the limit. */
  public SequencedMap<String, Long> reduced() {
    return Collections.unmodifiableSequencedMap(reduced);
  }

  /** Targets by what bound their size, see {@link PositionSizer.Bound}. */
  public SequencedMap<String, Long> sized() {
    return Collections.unmodifiableSequencedMap(sized);
  }
}
