package io.tipoff.exchange.world;

/**
 * Two times that run at different speeds and met once: the world's own, in which its games and
 * traders live, and that of the exchange outside. All times are nanoseconds since 1970.
 *
 * @param inside the world's time when they met
 * @param outside the time outside then
 * @param thousandths how much the world's time passes while one unit passes outside, in 1/1,000
 */
public record WorldClock(long inside, long outside, long thousandths) {
  /** Both times are the same. */
  public static final WorldClock SAME = new WorldClock(0, 0, 1_000);

  private static final long ONE = 1_000;

  public WorldClock {
    if (thousandths <= 0) {
      throw new IllegalArgumentException("time must pass in the world: " + thousandths);
    }
  }

  /**
   * A world that runs so many times as fast as the time outside.
   *
   * @param speed at least 0.001; rounded to 1/1,000
   */
  public static WorldClock of(long inside, long outside, double speed) {
    return new WorldClock(inside, outside, Math.round(speed * ONE));
  }

  /** The first moment outside at which the world has come to a time. */
  public long outside(long worldTime) {
    return Math.addExact(outside, -scaled(Math.subtractExact(inside, worldTime), ONE, thousandths));
  }

  /** The last moment of the world that has come by a time outside. */
  public long inside(long outsideTime) {
    return Math.addExact(
        inside, scaled(Math.subtractExact(outsideTime, outside), thousandths, ONE));
  }

  /** {@code floor(time * by / of)} without an overflow on the way. */
  private static long scaled(long time, long by, long of) {
    long whole = Math.multiplyExact(Math.floorDiv(time, of), by);
    long rest = Math.floorDiv(Math.multiplyExact(Math.floorMod(time, of), by), of);
    return Math.addExact(whole, rest);
  }
}
