package io.tipoff.risk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Kelly's fractions of several contracts of which at most one pays: the legs of one game are one
 * bet. They maximise {@code sum p_i ln(wealth if i)} (C. Smoczynski and D. Tomkins 2010).
 */
public final class ExclusiveKelly {
  private ExclusiveKelly() {}

  /**
   * A contract.
   *
   * @param probability that it pays one dollar
   * @param cost all in, in dollars, above 0
   */
  public record Leg(double probability, double cost) {

    public Leg {
      Kelly.requireProbability(probability);
      Kelly.requireCost(cost);
    }

    double ratio() {
      return probability / cost;
    }
  }

  /**
   * The shares of the bankroll to spend on each leg, in their order, each 0 or more.
   *
   * @throws IllegalArgumentException if the probabilities add up to more than one
   */
  public static List<Double> fractions(List<Leg> legs) {
    double all = legs.stream().mapToDouble(Leg::probability).sum();
    if (all > 1 + 1e-9) {
      throw new IllegalArgumentException("exclusive probabilities add up to " + all);
    }
    double reserve = reserve(legs);
    List<Double> fractions = new ArrayList<>(Collections.nCopies(legs.size(), 0.0));
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      fractions.set(i, StrictMath.max(0, leg.probability() - leg.cost() * reserve));
    }
    return fractions;
  }

  /** The wealth, as a share of the bankroll, that is left where no leg pays. */
  private static double reserve(List<Leg> legs) {
    List<Leg> best =
        legs.stream().sorted(Comparator.comparingDouble(Leg::ratio).reversed()).toList();
    double reserve = 1;
    double unbet = 1;
    double uncovered = 1;
    for (Leg leg : best) {
      if (leg.ratio() <= reserve || uncovered <= leg.cost()) {
        break;
      }
      unbet -= leg.probability();
      uncovered -= leg.cost();
      reserve = StrictMath.max(0, unbet / uncovered);
    }
    return reserve;
  }
}
