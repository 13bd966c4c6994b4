package io.tipoff.model.odds;

import io.tipoff.model.LogOdds;
import io.tipoff.model.odds.ConsensusOutcome.Opinion;
import java.util.ArrayList;
import java.util.List;

/** The weighted mean of opinions in log odds, and how far they are apart. */
final class Pool {
  private Pool() {}

  /** One probability for each outcome; they add up to one. */
  static List<Double> mean(List<Opinion> opinions) {
    int outcomes = opinions.getFirst().probabilities().size();
    double[] pooled = new double[outcomes];
    double total = 0;
    for (int i = 0; i < outcomes; i++) {
      double sum = 0;
      for (Opinion opinion : opinions) {
        sum += opinion.weight() * LogOdds.of(opinion.probabilities().get(i));
      }
      pooled[i] = LogOdds.probability(sum / weight(opinions));
      total += pooled[i];
    }
    List<Double> mean = new ArrayList<>();
    for (double p : pooled) {
      mean.add(p / total);
    }
    return mean;
  }

  /** The variance of the mean that the spread between opinions tells: variance / effective n. */
  static double varianceOfMean(List<Opinion> opinions, int outcome, double mean) {
    double squares = 0;
    double weights = 0;
    double squaredWeights = 0;
    for (Opinion opinion : opinions) {
      double distance = opinion.probabilities().get(outcome) - mean;
      squares += opinion.weight() * distance * distance;
      weights += opinion.weight();
      squaredWeights += opinion.weight() * opinion.weight();
    }
    double effective = weights * weights / squaredWeights;
    return effective <= 1 ? 0 : squares / weights / (effective - 1);
  }

  static double meanAge(List<Opinion> opinions) {
    double sum = 0;
    for (Opinion opinion : opinions) {
      sum += opinion.weight() * opinion.age();
    }
    return sum / weight(opinions);
  }

  private static double weight(List<Opinion> opinions) {
    return opinions.stream().mapToDouble(Opinion::weight).sum();
  }
}
