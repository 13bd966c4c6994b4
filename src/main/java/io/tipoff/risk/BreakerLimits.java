package io.tipoff.risk;

import io.tipoff.market.Money;
import java.time.Duration;

/**
 * From when on the breaker lets no entry pass.
 *
 * @param meanLatency of the last {@link #LATENCIES} answers
 * @param errors of the last {@link #REQUESTS} requests that were refused or got no answer, in
 *     1/10,000 of them
 * @param rejects orders that the venue rejected within a minute
 * @param staleFeed how long the market data may be away
 * @param jump how far the middle of a book may move within {@code jumpWindow}, in dollars
 * @param jumpWindow the time in which {@code jump} is measured
 * @param calm how long nothing may be wrong before a pause ends
 * @param pauses how many of them within an hour an operator must look at
 */
public record BreakerLimits(
    Duration meanLatency,
    int errors,
    int rejects,
    Duration staleFeed,
    Money jump,
    Duration jumpWindow,
    Duration calm,
    int pauses) {
  /** Answers whose latency is averaged. */
  public static final int LATENCIES = 10;

  /** Requests of which the share of errors is taken. */
  public static final int REQUESTS = 100;

  /** Nothing trips it but a difference in the reconciliation. */
  public static final BreakerLimits NONE =
      new BreakerLimits(
          Duration.ofDays(1),
          10_000,
          Integer.MAX_VALUE,
          Duration.ofDays(366),
          Money.of("1"),
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Integer.MAX_VALUE);
}
