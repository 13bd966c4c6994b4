package io.tipoff.polymarket.rest;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * The venue's limits, each with a budget of its own.
 *
 * @param key all calls with a key
 * @param open calls without one, by address
 * @param incentives of the calls with a key, those about incentives
 */
public record Budgets(RateBudget key, RateBudget open, RateBudget incentives) {
  /** The venue's limit for incentives (page "Rate Limits"). */
  private static final int INCENTIVES_LIMIT = 5;

  /**
   * The venue's limits.
   *
   * @param reserved of the key's requests a second, how many only cancels may use
   * @param nanoTime as {@link System#nanoTime}
   */
  public static Budgets ofVenue(int reserved, LongSupplier nanoTime) {
    return new Budgets(
        new RateBudget(RateBudget.VENUE_LIMIT, reserved, nanoTime),
        new RateBudget(RateBudget.VENUE_LIMIT, 0, nanoTime),
        new RateBudget(INCENTIVES_LIMIT, 0, nanoTime));
  }

  /** What a call must take from. */
  List<RateBudget> of(Access access) {
    return switch (access) {
      case OPEN -> List.of(open);
      case KEY -> List.of(key);
      case INCENTIVES -> List.of(incentives, key);
    };
  }

  /** Whose budgets a call counts to. */
  enum Access {
    OPEN,
    KEY,
    INCENTIVES
  }
}
