package io.tipoff.cli;

import java.time.Instant;

/** The time of this machine. */
final class WallClock {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private WallClock() {}

  /** The time now, nanoseconds since 1970. */
  static long nanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
  }
}
