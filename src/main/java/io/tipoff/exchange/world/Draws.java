package io.tipoff.exchange.world;

/**
 * A stream of numbers that look random and are the same for the same seed on every machine:
 * SplitMix64 by Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
 */
final class Draws {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  private Draws(long state) {
    this.state = state;
  }

  /** The stream of a seed and a name: no draw of one stream moves another. */
  static Draws of(long seed, String name) {
    long state = mix(seed + GOLDEN_GAMMA);
    for (int i = 0; i < name.length(); i++) {
      state = mix(state ^ (name.charAt(i) * GOLDEN_GAMMA));
    }
    return new Draws(state);
  }

  private static long mix(long value) {
    long mixed = value;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  private long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** From 0 up to but not including 1. */
  double uniform() {
    return (next() >>> 11) * UNIT;
  }

  double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** From 0 up to but not including the bound. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** Exponential; one draw. */
  double exponential(double mean) {
    return -mean * StrictMath.log(1 - uniform());
  }

  /** Standard normal by Box and Muller (1958); two draws. */
  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /** Log-normal; two draws. */
  double logNormal(LogNormal shape) {
    return shape.median() * StrictMath.exp(shape.sigma() * normal());
  }
}
