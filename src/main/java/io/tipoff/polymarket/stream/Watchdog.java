package io.tipoff.polymarket.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a connection is dead: it said nothing for too long, or a subscription never
 * delivered. Times are monotonic nanoseconds, told by the caller; for any thread.
 */
final class Watchdog {
  private final long silence;
  private final long firstDelivery;
  private final Map<String, Long> awaited = new HashMap<>();
  private long heardAt;

  Watchdog(Duration silence, Duration firstDelivery, long now) {
    this.silence = silence.toNanos();
    this.firstDelivery = firstDelivery.toNanos();
    this.heardAt = now;
  }

  /** The venue said something. */
  synchronized void heard(long now) {
    heardAt = now;
  }

  /** A subscription was sent that must deliver. */
  synchronized void await(String requestId, long now) {
    awaited.put(requestId, now);
  }

  /** A subscription delivered or is not waited for any more. */
  synchronized void delivered(String requestId) {
    awaited.remove(requestId);
  }

  synchronized boolean isAwaiting(String requestId) {
    return awaited.containsKey(requestId);
  }

  /** Why the connection is dead; null if it is not. */
  synchronized @Nullable String problem(long now) {
    return now - heardAt > silence
        ? "silent for " + Duration.ofNanos(silence).toMillis() + " ms"
        : null;
  }

  /** A subscription that is overdue, which is not waited for any more; null if there is none. */
  synchronized @Nullable String nextOverdue(long now) {
    for (Iterator<Map.Entry<String, Long>> all = awaited.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<String, Long> subscription = all.next();
      if (now - subscription.getValue() > firstDelivery) {
        all.remove();
        return subscription.getKey();
      }
    }
    return null;
  }
}
