package io.tipoff.model;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The middles of one book over the last while, and when they went along with news: when the middle
 * had gone half of the way from what it was one window before to what it was one window after.
 */
public final class PricePath {
  /** What the middle did around an instant. */
  public sealed interface Move {}

  /** It was not known all the time. */
  public record Unknown() implements Move {}

  /** It moved by less than tells anything. */
  public record Still() implements Move {}

  /**
   * It moved.
   *
   * @param time when it had gone half of the way, nanoseconds since 1970
   * @param by how far it went over both windows, dollars, negative for down
   */
  public record Turned(long time, double by) implements Move {}

  private record Point(long time, double middle) {}

  private final long kept;
  private final Deque<Point> points = new ArrayDeque<>();

  /**
   * An empty path.
   *
   * @param window the longest that will be asked for, nanoseconds; three of it are remembered
   */
  public PricePath(long window) {
    this.kept = 3 * window;
  }

  /** The middle is another one from now on, in dollars. */
  public void moved(long now, double middle) {
    if (points.isEmpty() || points.getLast().middle() != middle) {
      points.add(new Point(now, middle));
    }
    forget(now - kept);
  }

  /** The middle is not known from now on, until it moves. */
  public void lost(long now) {
    if (!points.isEmpty() && !Double.isNaN(points.getLast().middle())) {
      points.add(new Point(now, Double.NaN));
    }
  }

  private void forget(long oldest) {
    while (points.size() > 1 && second().time() < oldest) {
      points.removeFirst();
    }
  }

  private Point second() {
    return points.stream().skip(1).findFirst().orElseThrow();
  }

  /**
   * What the middle did around an instant that is one window ago or longer.
   *
   * @param window nanoseconds before and after it
   * @param least the least move that tells anything, dollars
   */
  public Move around(long time, long window, double least) {
    double from = at(time - window);
    double to = at(time + window);
    if (Double.isNaN(from) || Double.isNaN(to) || isBroken(time - window, time + window)) {
      return new Unknown();
    }
    if (!(StrictMath.abs(to - from) >= least)) {
      return new Still();
    }
    double half = (from + to) / 2;
    for (Point point : points) {
      boolean beyond = to > from ? point.middle() >= half : point.middle() <= half;
      if (point.time() > time - window && point.time() <= time + window && beyond) {
        return new Turned(point.time(), to - from);
      }
    }
    return new Unknown();
  }

  private boolean isBroken(long after, long until) {
    return points.stream()
        .anyMatch(
            point -> point.time() > after && point.time() <= until && Double.isNaN(point.middle()));
  }

  private double at(long time) {
    double middle = Double.NaN;
    for (Point point : points) {
      if (point.time() > time) {
        return middle;
      }
      middle = point.middle();
    }
    return middle;
  }
}
