package io.tipoff.game;

import java.util.OptionalDouble;

/**
 * A book's odds on one side of a bet.
 *
 * @param decimal what is paid for one dollar, the stake included, above 1; empty while the side is
 *     suspended or not offered
 */
public record SideOdds(Selection selection, OptionalDouble decimal) {
  public SideOdds {
    if (decimal.isPresent()
        && !(decimal.getAsDouble() > 1 && decimal.getAsDouble() < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("decimal odds are above 1, not " + decimal);
    }
  }

  /** Odds that are offered. */
  public static SideOdds of(Selection selection, double decimal) {
    return new SideOdds(selection, OptionalDouble.of(decimal));
  }

  /** A side that is not offered. */
  public static SideOdds suspended(Selection selection) {
    return new SideOdds(selection, OptionalDouble.empty());
  }
}
