package io.tipoff.model.calibration;

/** Whole numbers that look random and are the same in every run (SplitMix64, G. Steele 2014). */
final class SeededDraws {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  SeededDraws(long seed) {
    state = seed;
  }

  /** From 0 to below a bound. */
  int below(int bound) {
    state += GAMMA;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    mixed ^= mixed >>> 31;
    return (int) Math.multiplyHigh(mixed >>> 1, 2L * bound);
  }
}
