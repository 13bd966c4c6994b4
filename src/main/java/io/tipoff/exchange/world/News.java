package io.tipoff.exchange.world;

/**
 * Something happened in a game that changes what its contracts are worth.
 *
 * @param number counts the news of a game
 * @param before values of the contracts until then
 * @param values values of the contracts from then on
 * @param time nanoseconds since 1970
 */
record News(long number, double[] before, double[] values, long time) {
  double change(int market) {
    return values[market] - before[market];
  }
}
