package io.tipoff.model.odds;

import java.util.List;
import java.util.OptionalDouble;

/** What becomes of a book's odds without the book's margin. */
public sealed interface Devigged {

  /**
   * Probabilities that add up to one.
   *
   * @param probabilities each above 0 and below 1, in the order of the odds
   * @param parameter what the method had to find: k of power, z of Shin, c of the odds ratio, s of
   *     probit; empty for multiplicative and additive
   * @param bookSum the sum of the implied probabilities, above 1
   */
  record Fair(List<Double> probabilities, OptionalDouble parameter, double bookSum)
      implements Devigged {

    public Fair {
      probabilities = List.copyOf(probabilities);
    }
  }

  /** The line is not one to learn from. */
  record Refused(String reason) implements Devigged {}
}
