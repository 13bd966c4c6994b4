package io.tipoff.risk;

import io.tipoff.market.Money;
import java.time.Duration;

/**
 * When and for how much the loss of an event is reduced.
 *
 * @param send whether what is proposed is sent
 * @param band the worst loss of an event above which it is reduced, dollars
 * @param cost the most that one reduction may cost against the middle of the book, fees included,
 *     in 1/10,000 of the loss that it takes away
 * @param patience how long a reduction rests at the best price before it is taken
 */
public record HedgeLimits(boolean send, Money band, int cost, Duration patience) {
  /** Nothing is proposed. */
  public static final HedgeLimits NONE =
      new HedgeLimits(false, Money.of("1000000000"), 0, Duration.ofSeconds(1));
}
