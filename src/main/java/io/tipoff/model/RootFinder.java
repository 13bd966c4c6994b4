package io.tipoff.model;

import java.util.function.DoubleUnaryOperator;

/**
 * Finds where a continuous function crosses zero between two points at which its signs differ: by
 * inverse quadratic interpolation where that is safe, else by halving (T. Chandrupatla 1997). After
 * {@value #INTERPOLATIONS} steps only halving is left, so it always ends.
 */
public final class RootFinder {
  /** The bracket of a root is at most this wide in the end, relative to the root and absolute. */
  public static final double TOLERANCE = 1e-15;

  private static final int INTERPOLATIONS = 60;
  private static final int STEPS = 2_000;

  private RootFinder() {}

  /**
   * A root between two points.
   *
   * @throws IllegalArgumentException if the function has the same sign at both, or no value
   */
  public static double find(DoubleUnaryOperator function, double low, double high) {
    double a = high;
    double b = low;
    double fa = function.applyAsDouble(a);
    double fb = function.applyAsDouble(b);
    if (!(fa * fb <= 0)) {
      throw new IllegalArgumentException(
          "no sign change from " + low + " (" + fb + ") to " + high + " (" + fa + ")");
    }
    double step = 0.5;
    for (int i = 0; i < STEPS; i++) {
      double best = StrictMath.abs(fa) < StrictMath.abs(fb) ? a : b;
      double reach = TOLERANCE * (1 + 2 * StrictMath.abs(best)) / StrictMath.abs(b - a);
      if (fa == 0 || fb == 0 || !(reach <= 0.5)) {
        return best;
      }
      step = Math.clamp(step, reach, 1 - reach);
      double x = a + step * (b - a);
      double fx = function.applyAsDouble(x);
      double c = a;
      double fc = fa;
      if (fx > 0 != fa > 0) {
        c = b;
        fc = fb;
        b = a;
        fb = fa;
      }
      a = x;
      fa = fx;
      step = i < INTERPOLATIONS ? nextStep(a, b, c, fa, fb, fc) : 0.5;
    }
    throw new IllegalStateException("no root found between " + low + " and " + high);
  }

  /** Which share of the way from a to b to try next. */
  private static double nextStep(double a, double b, double c, double fa, double fb, double fc) {
    double place = (a - b) / (c - b);
    double value = (fa - fb) / (fc - fb);
    boolean safe = value * value < place && (1 - value) * (1 - value) < 1 - place;
    return safe
        ? fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
        : 0.5;
  }

  /**
   * A root of a falling function that is positive at {@code low}; looks ever farther up for where
   * it is not.
   */
  public static double findAbove(DoubleUnaryOperator falling, double low) {
    double width = 1;
    while (falling.applyAsDouble(low + width) > 0) {
      width *= 2;
      if (width > 1e12) {
        throw new IllegalArgumentException("no sign change above " + low);
      }
    }
    return find(falling, low, low + width);
  }
}
