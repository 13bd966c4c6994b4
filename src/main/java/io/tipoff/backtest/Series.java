package io.tipoff.backtest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value over time, thinned so that a run of any length keeps a bounded number of points: when
 * there are too many, those that stood for a moment alone go. The first and the last value are
 * always kept, and what stood for longer than such a moment is.
 */
public final class Series<V> {

  /**
   * A value from an instant on.
   *
   * @param time nanoseconds since 1970
   */
  public record Point<V>(long time, V value) {}

  private final int capacity;
  private List<Point<V>> points = new ArrayList<>();
  private long shortest;
  private @Nullable Point<V> last;

  /** An empty series that keeps at most so many points, and one more. */
  public Series(int capacity) {
    this.capacity = capacity;
  }

  /** Adds a value; one that equals the last is no news. Times do not go back. */
  public void add(long time, V value) {
    @Nullable Point<V> before = last;
    if (before != null && value.equals(before.value())) {
      return;
    }
    if (before != null && !points.getLast().equals(before) && time - before.time() >= shortest) {
      points.add(before); // it came soon after another, but stood for long
    }
    last = new Point<>(time, value);
    if (points.isEmpty() || time - points.getLast().time() >= shortest) {
      points.add(last);
    }
    if (points.size() > capacity) {
      thin();
    }
  }

  /** The points that were kept, oldest first. */
  public List<Point<V>> points() {
    List<Point<V>> all = new ArrayList<>(points);
    if (last != null && !last.equals(all.getLast())) {
      all.add(last);
    }
    return all;
  }

  /** Keeps what stood for long, and of the rest as much as is far enough apart. */
  private void thin() {
    long span = points.getLast().time() - points.getFirst().time();
    while (points.size() > capacity * 3 / 4) {
      shortest = Math.max(Math.max(1, shortest * 2), span / capacity);
      List<Point<V>> kept = new ArrayList<>(capacity);
      for (int i = 0; i < points.size(); i++) {
        Point<V> point = points.get(i);
        boolean stood =
            i + 1 < points.size() && points.get(i + 1).time() - point.time() >= shortest;
        if (kept.isEmpty() || stood || point.time() - kept.getLast().time() >= shortest) {
          kept.add(point);
        }
      }
      points = kept;
    }
  }
}
