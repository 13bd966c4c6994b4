package io.tipoff.polymarket;

import io.tipoff.market.Quantity;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which parts of an order's cumulative quantity have been told as fills. Every fill stands for an
 * interval of it, so that one that is told twice, late or by another way counts once, and one that
 * is missing shows as a gap. Not safe for several threads.
 */
final class FillCoverage {
  /** From the lower end to the upper end, in quantity units; disjoint, none touches another. */
  private final NavigableMap<Long, Long> intervals = new TreeMap<>();

  private long total;

  /** A coverage of the first so many contracts. */
  static FillCoverage of(Quantity filled) {
    FillCoverage coverage = new FillCoverage();
    coverage.add(Quantity.ZERO, filled);
    return coverage;
  }

  /** What has been told, gaps left out. */
  Quantity total() {
    return new Quantity(total);
  }

  /**
   * Takes the fill of an interval.
   *
   * @return how much of it was not told before
   */
  Quantity add(Quantity from, Quantity to) {
    long before = total;
    long low = from.units();
    long high = to.units();
    if (high <= low) {
      return Quantity.ZERO;
    }
    Map.Entry<Long, Long> left = intervals.floorEntry(low);
    if (left != null && left.getValue() >= low) {
      low = left.getKey();
      high = Math.max(high, left.getValue());
      remove(left);
    }
    Map.Entry<Long, Long> next = intervals.ceilingEntry(low);
    while (next != null && next.getKey() <= high) {
      high = Math.max(high, next.getValue());
      remove(next);
      next = intervals.ceilingEntry(low);
    }
    intervals.put(low, high);
    total += high - low;
    return new Quantity(total - before);
  }

  /**
   * Fills the first gaps with so many contracts that nobody can tell the places of.
   *
   * @param end what has been filled in all, gaps included
   */
  void fillGaps(Quantity quantity, Quantity end) {
    long left = quantity.units();
    long at = 0;
    while (left > 0 && at < end.units()) {
      Map.Entry<Long, Long> covering = intervals.floorEntry(at);
      if (covering != null && covering.getValue() > at) {
        at = covering.getValue();
      } else {
        Long next = intervals.higherKey(at);
        long gap = Math.min(left, (next == null ? end.units() : next) - at);
        add(new Quantity(at), new Quantity(at + gap));
        left -= gap;
        at += gap;
      }
    }
  }

  private void remove(Map.Entry<Long, Long> interval) {
    intervals.remove(interval.getKey());
    total -= interval.getValue() - interval.getKey();
  }
}
