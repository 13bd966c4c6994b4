package io.tipoff.polymarket.rest;

import java.time.Duration;

/**
 * How patient the client is.
 *
 * @param connectTimeout for a connection to be made
 * @param requestTimeout from asking to the end of the answer, connecting included
 * @param idleTimeout after which an unused connection is closed
 * @param attempts how often a read is tried at most
 * @param firstDelay before the second attempt; doubled before each further one
 * @param longestDelay the most that it waits before an attempt, whatever the venue asks for
 * @param largestAnswer in bytes, unpacked
 */
public record RestSettings(
    Duration connectTimeout,
    Duration requestTimeout,
    Duration idleTimeout,
    int attempts,
    Duration firstDelay,
    Duration longestDelay,
    int largestAnswer) {

  /** What suits trading. */
  public static final RestSettings DEFAULT =
      new RestSettings(
          Duration.ofSeconds(3),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          4,
          Duration.ofMillis(250),
          Duration.ofSeconds(30),
          16 << 20);

  public RestSettings {
    if (attempts < 1 || largestAnswer < 1) {
      throw new IllegalArgumentException("at least one attempt, and room for an answer");
    }
  }
}
