package io.tipoff.exchange;

/**
 * Numbers that look random and are the same for the same seed on every machine: SplitMix64 by
 * Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
 */
final class SplitMix64 {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  SplitMix64(long seed) {
    this.state = seed;
  }

  long next() {
    state += GOLDEN_GAMMA;
    long mixed = state;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** From 0 up to but not including the bound; the bias is below {@code bound / 2^63}. */
  int below(int bound) {
    return (int) ((next() >>> 1) % bound);
  }

  /** The same for a long bound. */
  long below(long bound) {
    return (next() >>> 1) % bound;
  }
}
