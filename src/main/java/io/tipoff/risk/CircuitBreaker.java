package io.tipoff.risk;

import io.tipoff.event.CommandId;
import io.tipoff.event.RiskRestored;
import java.time.Duration;
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
    /** Pauses: market data stays away. */
    STALE_FEED,
    /** Latches: the venue rejects order after order. */
    REJECTS,
    /** Latches: the venue holds something else than the bot knows. */
    RECONCILIATION,
    /** Latches: it paused too often. */
    PAUSES
  }

  private static final long MINUTE = 60_000_000_000L;
  private static final long WHOLE = 10_000;

  private final BreakerLimits limits;
  private final Map<CommandId, Long> sent = new HashMap<>();
  private final Deque<Long> latencies = new ArrayDeque<>();
  private final Deque<Boolean> outcomes = new ArrayDeque<>();
  private final Deque<Long> rejects = new ArrayDeque<>();
  private final Pauses pauses;
  private long latency;
  private int errors;
  private @Nullable Long lostSince;
  private @Nullable Cause latched;
  private @Nullable Cause paused;
  private String reason = "";

  public CircuitBreaker(BreakerLimits limits) {
    this.limits = limits;
    this.pauses = new Pauses(limits);
  }

  /** What keeps entries from passing; null if nothing does. */
  public @Nullable Cause tripped() {
    return latched == null ? paused : latched;
  }

  /** What an operator must reset; null if nothing. */
  public @Nullable Cause latched() {
    return latched;
  }

  /** Why it tripped, with the limit and what was measured; empty if it did not. */
  public String reason() {
    return reason;
  }

  /** When a pause ends if nothing goes wrong until then, nanoseconds since 1970. */
  public long calmFrom() {
    return pauses.calmFrom();
  }

  /** Time goes on: a pause ends after calm. Times are nanoseconds since 1970. */
  public void update(long now) {
    if (lostSince != null && now - lostSince > limits.staleFeed().toNanos()) {
      String away = Duration.ofNanos(now - lostSince).toString();
      pause(Cause.STALE_FEED, "no market data for " + away + ", limit " + limits.staleFeed(), now);
    }
    if (pauses.update(now)) {
      paused = null;
      if (latched == null) {
        reason = "";
      }
      forgetRequests();
    }
  }

  /** Market data stays away. */
  public void streamLost(long now) {
    if (lostSince == null) {
      lostSince = now;
    }
  }

  /** Market data is back. */
  public void streamRestored() {
    lostSince = null;
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
      String measured = errors + " of " + BreakerLimits.REQUESTS + " requests failed";
      pause(Cause.ERRORS, measured + ", limit " + limits.errors() + "/" + WHOLE, now);
    }
  }

  private void measureLatency(long taken, long now) {
    latencies.add(taken);
    latency += taken;
    if (latencies.size() > BreakerLimits.LATENCIES) {
      latency -= latencies.remove();
    }
    long mean = latency / BreakerLimits.LATENCIES;
    if (latencies.size() == BreakerLimits.LATENCIES && mean > limits.meanLatency().toNanos()) {
      String measured = "answers after " + Duration.ofNanos(mean) + " on average";
      pause(Cause.LATENCY, measured + ", limit " + limits.meanLatency(), now);
    }
  }

  /** The venue rejected an order. */
  public void rejected(long now) {
    rejects.add(now);
    while (now - rejects.getFirst() >= MINUTE) {
      rejects.remove();
    }
    if (rejects.size() > limits.rejects()) {
      String measured = rejects.size() + " orders rejected within a minute";
      latch(Cause.REJECTS, measured + ", limit " + limits.rejects());
    }
  }

  /** The venue holds something else than the bot knows: what, in words. */
  public void differed(String difference) {
    latch(Cause.RECONCILIATION, difference);
  }

  /** Goes on from a latch of the last session. */
  public void restore(RiskRestored restored) {
    if (!restored.breakerLatched().isEmpty()) {
      latch(Cause.valueOf(restored.breakerLatched()), restored.breakerReason());
    }
  }

  /** An operator has looked at it. */
  public void reset() {
    latched = null;
    paused = null;
    reason = "";
    forgetRequests();
    rejects.clear();
    pauses.reset();
  }

  private void forgetRequests() {
    latencies.clear();
    latency = 0;
    outcomes.clear();
    errors = 0;
  }

  private void latch(Cause cause, String why) {
    if (latched == null) {
      latched = cause;
      reason = why;
    }
  }

  private void pause(Cause cause, String why, long now) {
    boolean tooMany = pauses.trouble(now);
    if (paused == null) {
      paused = cause;
      if (latched == null) {
        reason = why;
      }
    }
    if (tooMany) {
      latch(Cause.PAUSES, limits.pauses() + " pauses within an hour, the last: " + why);
    }
  }
}
