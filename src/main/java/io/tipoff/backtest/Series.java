package io.tipoff.backtest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value over time, thinned so that a run of any length keeps a bounded number of points: when
 * there are too many, every second one goes. The first and the last value are always kept.
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
    if (last != null && value.equals(last.value())) {
      return;
    }
    last = new Point<>(time, value);
    if (points.isEmpty() || time - points.getLast().time() >= shortest) {
      points.add(last);
      if (points.size() > capacity) {
        thin();
      }
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

  private void thin() {
    List<Point<V>> kept = new ArrayList<>(capacity);
    for (int i = 0; i < points.size(); i += 2) {
      kept.add(points.get(i));
    }
    long span = points.getLast().time() - points.getFirst().time();
    shortest = Math.max(shortest * 2, span / capacity);
    points = kept;
  }
}
