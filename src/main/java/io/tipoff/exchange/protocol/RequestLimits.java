package io.tipoff.exchange.protocol;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many requests a caller may send: so many at once, and as many again in every second after.
 */
final class RequestLimits {
  private static final long SECOND = 1_000_000_000;

  /** What one caller has used up, as the time at which all of it is back. */
  private static final class Allowance {
    private long until = Long.MIN_VALUE;

    synchronized boolean take(long now, long cost) {
      long next = Math.max(until, now) + cost;
      boolean allowed = next - now <= SECOND;
      if (allowed) {
        until = next;
      }
      return allowed;
    }
  }

  private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();
  private final InstantSource clock;

  RequestLimits(InstantSource clock) {
    this.clock = clock;
  }

  /** Counts a request; returns whether the caller may send it. A rate of 0 allows all. */
  boolean allows(String caller, int perSecond) {
    return perSecond == 0
        || allowances
            .computeIfAbsent(caller, _ -> new Allowance())
            .take(Json.nanos(clock.instant()), SECOND / perSecond);
  }
}
