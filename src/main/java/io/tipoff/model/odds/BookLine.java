package io.tipoff.model.odds;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One book's line on all outcomes of a market.
 *
 * @param book the book's name in lower case, such as {@code pinnacle}
 * @param sides every outcome, in the same order for every book
 * @param limit the largest stake the book takes, in dollars; empty if unknown
 */
public record BookLine(String book, List<Quote> sides, OptionalDouble limit) {

  public BookLine {
    sides = List.copyOf(sides);
  }

  /**
   * A book's odds on one outcome.
   *
   * @param odds empty where the book has locked or dropped the outcome
   * @param age seconds since the book was last seen to offer these odds, 0 or more
   */
  public record Quote(Optional<Odds> odds, double age) {

    public Quote {
      if (!(age >= 0) || Double.isInfinite(age)) {
        throw new IllegalArgumentException("an age is 0 or more seconds, not " + age);
      }
    }
  }
}
