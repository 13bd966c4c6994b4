package io.tipoff.polymarket.stream;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How streams are kept alive.
 *
 * @param base scheme, host and port of the venue's WebSockets
 * @param silence how long a connection may say nothing, heartbeats included, before it is dead
 * @param firstDelivery how long a subscription may take to deliver something for the first time
 * @param leastBackoff the longest wait before the first retry
 * @param longestBackoff the longest wait before any retry
 * @param pingInterval how often a ping is sent, so that an idle link is not dropped on the way
 * @param connectTimeout how long a handshake may take
 * @param maxMessageBytes the longest message that is taken
 */
public record StreamSettings(
    URI base,
    Duration silence,
    Duration firstDelivery,
    Duration leastBackoff,
    Duration longestBackoff,
    Duration pingInterval,
    Duration connectTimeout,
    int maxMessageBytes) {

  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]", "::1");

  /**
   * Settings that a stream can be opened with.
   *
   * @throws IllegalArgumentException if the address is not {@code wss://}, or {@code ws://} to this
   *     machine itself, or a duration is not above zero
   */
  public StreamSettings {
    if (!isAllowed(base.getScheme(), base.getHost())) {
      throw new IllegalArgumentException(
          "a WebSocket address must be wss://, or ws:// to a loopback host: " + base);
    }
    for (Duration duration :
        List.of(
            silence, firstDelivery, leastBackoff, longestBackoff, pingInterval, connectTimeout)) {
      if (!duration.isPositive()) {
        throw new IllegalArgumentException("must be above zero: " + duration);
      }
    }
    if (maxMessageBytes <= 0) {
      throw new IllegalArgumentException("must be above zero: " + maxMessageBytes);
    }
  }

  /** The usual settings. */
  public static StreamSettings of(URI base) {
    return new StreamSettings(
        base,
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofMillis(500),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        4 << 20);
  }

  private static boolean isAllowed(@Nullable String scheme, @Nullable String host) {
    if (scheme == null || host == null) {
      return false;
    }
    return scheme.equals("wss") || (scheme.equals("ws") && LOOPBACK.contains(host));
  }

  /** How often a connection is looked at. */
  Duration tick() {
    Duration least = silence;
    for (Duration other : List.of(firstDelivery, pingInterval, Duration.ofSeconds(4))) {
      least = other.compareTo(least) < 0 ? other : least;
    }
    Duration tick = least.dividedBy(4);
    return tick.isZero() ? Duration.ofNanos(1) : tick;
  }
}
