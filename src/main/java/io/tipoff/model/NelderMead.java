package io.tipoff.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Looks for the lowest value of a function of a few numbers with a simplex (J. Nelder and R. Mead
 * 1965). It finds a valley near the start, not always the deepest.
 */
public final class NelderMead {
  private static final double SPREAD = 1e-9;
  private static final int STEPS = 500;

  private final ToDoubleFunction<double[]> function;
  private final List<Corner> simplex = new ArrayList<>();

  private record Corner(List<Double> at, double value) {}

  private NelderMead(ToDoubleFunction<double[]> function) {
    this.function = function;
  }

  /** The numbers at which the function is lowest; a tenth of a unit is the first step in each. */
  public static double[] minimum(ToDoubleFunction<double[]> function, double... start) {
    NelderMead search = new NelderMead(function);
    search.begin(start);
    for (int i = 0; i < STEPS && search.isWide(); i++) {
      search.step();
    }
    return point(search.simplex.getFirst().at());
  }

  private void begin(double[] start) {
    simplex.add(corner(start));
    for (int i = 0; i < start.length; i++) {
      double[] moved = start.clone();
      moved[i] += 0.1;
      simplex.add(corner(moved));
    }
    sort();
  }

  private boolean isWide() {
    return simplex.getLast().value() - simplex.getFirst().value() > SPREAD;
  }

  private void step() {
    Corner worst = simplex.getLast();
    Corner reflected = along(worst, -1);
    if (reflected.value() < simplex.getFirst().value()) {
      Corner expanded = along(worst, -2);
      replaceWorst(expanded.value() < reflected.value() ? expanded : reflected);
    } else if (reflected.value() < simplex.get(simplex.size() - 2).value()) {
      replaceWorst(reflected);
    } else {
      Corner contracted =
          reflected.value() < worst.value() ? along(worst, -0.5) : along(worst, 0.5);
      if (contracted.value() < StrictMath.min(reflected.value(), worst.value())) {
        replaceWorst(contracted);
      } else {
        shrink();
      }
    }
  }

  /** From the middle of the others towards the worst corner; negative is away from it. */
  private Corner along(Corner worst, double share) {
    double[] at = new double[worst.at().size()];
    for (int i = 0; i < at.length; i++) {
      double middle = 0;
      for (int corner = 0; corner < simplex.size() - 1; corner++) {
        middle += simplex.get(corner).at().get(i) / (simplex.size() - 1);
      }
      at[i] = middle + share * (worst.at().get(i) - middle);
    }
    return corner(at);
  }

  private void shrink() {
    List<Double> best = simplex.getFirst().at();
    for (int corner = 1; corner < simplex.size(); corner++) {
      double[] at = point(simplex.get(corner).at());
      for (int i = 0; i < at.length; i++) {
        at[i] = (at[i] + best.get(i)) / 2;
      }
      simplex.set(corner, corner(at));
    }
    sort();
  }

  private void replaceWorst(Corner corner) {
    simplex.set(simplex.size() - 1, corner);
    sort();
  }

  private void sort() {
    simplex.sort(Comparator.comparingDouble(Corner::value));
  }

  private Corner corner(double[] at) {
    List<Double> copy = new ArrayList<>();
    for (double number : at) {
      copy.add(number);
    }
    return new Corner(copy, function.applyAsDouble(at));
  }

  private static double[] point(List<Double> at) {
    return at.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
