package io.tipoff.risk;

import io.tipoff.event.CommandId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stops trading when something other than money goes wrong. A pause ends after a calm period; a
 * latch stays until an operator resets it, and too many pauses within an hour become one.
 */
public final class CircuitBreaker {

  /** What went wrong. */
  public enum Cause {
    /** Pauses: the venue answers too late. */
    LATENCY,
    /** Pauses: too many requests are refused or get no answer. */
    ERRORS,
    /** Latches: the venue rejects order after order. */
    REJECTS,
    /** Latches: the venue holds something else than the bot knows. */
    RECONCILIATION,
    /** Latches: it paused too often. */
    PAUSES
  }

  private static final long MINUTE = 60_000_000_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long WHOLE = 10_000;

  private final BreakerLimits limits;
  private final Map<CommandId, Long> sent = new HashMap<>();
  private final Deque<Long> latencies = new ArrayDeque<>();
  private final Deque<Boolean> outcomes = new ArrayDeque<>();
  private final Deque<Long> rejects = new ArrayDeque<>();
  private final Deque<Long> pauses = new ArrayDeque<>();
  private long latency;
  private int errors;
  private @Nullable Cause latched;
  private @Nullable Cause paused;
  private long calmFrom;

  public CircuitBreaker(BreakerLimits limits) {
    this.limits = limits;
  }

  /** What keeps entries from passing; null if nothing does. */
  public @Nullable Cause tripped() {
    return latched == null ? paused : latched;
  }

  /** What an operator must reset; null if nothing. */
  public @Nullable Cause latched() {
    return latched;
  }

  /** Time goes on: a pause ends after calm. Times are nanoseconds since 1970. */
  public void update(long now) {
    if (paused != null && now >= calmFrom) {
      paused = null;
      latencies.clear();
      latency = 0;
      outcomes.clear();
      errors = 0;
    }
  }

  /** A request is on its way. */
  public void sent(CommandId command, long now) {
    sent.put(command, now);
  }

  /** A request never left. */
  public void notSent(CommandId command) {
    sent.remove(command);
  }

  /**
   * A request has ended.
   *
   * @param failed whether it was refused or got no answer
   */
  public void ended(CommandId command, boolean failed, long now) {
    @Nullable Long since = sent.remove(command);
    if (since != null) {
      measureLatency(now - since, now);
    }
    outcomes.add(failed);
    errors += failed ? 1 : 0;
    if (outcomes.size() > BreakerLimits.REQUESTS) {
      errors -= outcomes.remove() ? 1 : 0;
    }
    if (outcomes.size() == BreakerLimits.REQUESTS
        && errors * WHOLE > (long) limits.errors() * BreakerLimits.REQUESTS) {
      pause(Cause.ERRORS, now);
    }
  }

  private void measureLatency(long taken, long now) {
    latencies.add(taken);
    latency += taken;
    if (latencies.size() > BreakerLimits.LATENCIES) {
      latency -= latencies.remove();
    }
    if (latencies.size() == BreakerLimits.LATENCIES
        && latency / BreakerLimits.LATENCIES > limits.meanLatency().toNanos()) {
      pause(Cause.LATENCY, now);
    }
  }

  /** The venue rejected an order. */
  public void rejected(long now) {
    rejects.add(now);
    while (now - rejects.getFirst() >= MINUTE) {
      rejects.remove();
    }
    if (rejects.size() > limits.rejects()) {
      latch(Cause.REJECTS);
    }
  }

  /** The venue holds something else than the bot knows. */
  public void differed() {
    latch(Cause.RECONCILIATION);
  }

  /** Goes on from a latch of the last session, by the name of its cause; empty for none. */
  public void restore(String cause) {
    if (!cause.isEmpty()) {
      latch(Cause.valueOf(cause));
    }
  }

  /** An operator has looked at it. */
  public void reset() {
    latched = null;
    paused = null;
    latencies.clear();
    latency = 0;
    outcomes.clear();
    errors = 0;
    rejects.clear();
    pauses.clear();
  }

  private void latch(Cause cause) {
    if (latched == null) {
      latched = cause;
    }
  }

  private void pause(Cause cause, long now) {
    calmFrom = now + limits.calm().toNanos();
    if (paused != null) {
      return;
    }
    paused = cause;
    pauses.add(now);
    while (now - pauses.getFirst() >= HOUR) {
      pauses.remove();
    }
    if (pauses.size() >= limits.pauses()) {
      latch(Cause.PAUSES);
    }
  }
}
