package io.tipoff.risk;

import io.tipoff.market.Money;
import java.time.Duration;

/**
 * Whether prices of markets of which one pays are traded where they do not add up to a dollar.
 *
 * @param send whether they are
 * @param edge what all legs together must be worth beyond their fees, dollars a contract
 * @param loss the most that may be lost if only some of the legs are filled, dollars
 * @param rest how long an event is left alone after a try
 */
public record SumLimits(boolean send, Money edge, Money loss, Duration rest) {
  /** Nothing is traded. */
  public static final SumLimits NONE =
      new SumLimits(false, Money.of("0.01"), Money.of("5"), Duration.ofSeconds(5));
}
