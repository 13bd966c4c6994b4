package io.tipoff.exchange.world;

/** Something happened in a game that changes what its contracts are worth. */
final class News {
  private final long number;
  private final double[] before;
  private final double[] values;
  private final long time;

  /**
   * News of a moment.
   *
   * @param number counts the news of a game
   * @param before values of the contracts until then
   * @param values values of the contracts from then on
   * @param time nanoseconds since 1970
   */
  News(long number, double[] before, double[] values, long time) {
    this.number = number;
    this.before = before;
    this.values = values;
    this.time = time;
  }

  long number() {
    return number;
  }

  double value(int market) {
    return values[market];
  }

  double change(int market) {
    return values[market] - before[market];
  }

  long time() {
    return time;
  }
}
