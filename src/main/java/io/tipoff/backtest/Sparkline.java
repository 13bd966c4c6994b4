package io.tipoff.backtest;

import io.tipoff.backtest.Series.Point;
import java.util.List;

/**
 * A quantity over time in one line of block characters. Each stands for a stretch of time and shows
 * the most there was in it, a dot for nothing.
 */
final class Sparkline {
  private static final int WIDTH = 40;
  private static final char NOTHING = '·';
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /**
   * Draws a step function.
   *
   * @param points each value, 0 or more, holds until the next point, the last until the end
   * @param highest the value of a full block, above 0
   */
  static String of(List<Point<Long>> points, long from, long to, long highest) {
    StringBuilder line = new StringBuilder(WIDTH);
    long value = 0;
    int next = 0;
    for (int i = 1; i <= WIDTH; i++) {
      long end = from + (long) ((to - from) * ((double) i / WIDTH));
      long most = value;
      while (next < points.size() && (points.get(next).time() < end || i == WIDTH)) {
        value = points.get(next).value();
        most = Math.max(most, value);
        next++;
      }
      line.append(block(most, highest));
    }
    return line.toString();
  }

  private static char block(long value, long highest) {
    int height = (int) Math.ceil((double) value / highest * BLOCKS.length());
    return height == 0 ? NOTHING : BLOCKS.charAt(Math.min(height, BLOCKS.length()) - 1);
  }
}
