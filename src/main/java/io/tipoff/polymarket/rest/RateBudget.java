package io.tipoff.polymarket.rest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many requests may leave: at most so many in any window of one second, counted by the times at
 * which they were taken. Who waits is served in the order of arrival within a share. Any thread may
 * use it.
 */
public final class RateBudget {
  /** The venue's limit for one key, and for one address without a key (page "Rate Limits"). */
  public static final int VENUE_LIMIT = 20;

  private static final long WINDOW = Duration.ofSeconds(1).toNanos();
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  /** What those who may not jump the queue are told to wait at least. */
  private static final long BEHIND_OTHERS = Duration.ofMillis(1).toNanos();

  private final LongSupplier nanoTime;
  private final int limit;
  private final int othersLimit;
  private final long[] taken;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Condition> cancels = new ArrayDeque<>();
  private final Deque<Condition> others = new ArrayDeque<>();
  private final Map<Share, Long> pausedUntil = new EnumMap<>(Share.class);
  private long count;
  private int pauses;
  private long refusals;

  /**
   * A budget of which nothing was used.
   *
   * @param limit requests in any second
   * @param reserved how many of them only cancels may use
   * @param nanoTime as {@link System#nanoTime}
   */
  public RateBudget(int limit, int reserved, LongSupplier nanoTime) {
    if (limit < 1 || reserved < 0 || reserved >= limit) {
      throw new IllegalArgumentException(
          "a budget needs room for others: " + limit + " requests, " + reserved + " reserved");
    }
    this.nanoTime = nanoTime;
    this.limit = limit;
    this.othersLimit = limit - reserved;
    this.taken = new long[limit];
  }

  /**
   * Takes one request if it may leave now and nobody of its share waits.
   *
   * @return 0 if it was taken, else the nanoseconds after which to ask again
   */
  public long tryTake(Share share) {
    lock.lock();
    try {
      long wait = wait(share);
      if (!queue(share).isEmpty()) {
        return Math.max(wait, BEHIND_OTHERS);
      }
      if (wait == 0) {
        record();
      }
      return wait;
    } finally {
      lock.unlock();
    }
  }

  /** How many requests may leave in any second. */
  public int limit() {
    return limit;
  }

  /** How many requests were taken within the last second. */
  public int used() {
    lock.lock();
    try {
      long since = nanoTime.getAsLong() - WINDOW;
      int used = 0;
      for (long i = Math.max(0, count - limit); i < count; i++) {
        used += taken[(int) (i % limit)] - since > 0 ? 1 : 0;
      }
      return used;
    } finally {
      lock.unlock();
    }
  }

  /** How many requests were taken in all. */
  public long total() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** How often the venue said that it was too much. */
  public long refusals() {
    lock.lock();
    try {
      return refusals;
    } finally {
      lock.unlock();
    }
  }

  /** Takes one request, waiting until it may leave. */
  public void take(Share share) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Condition turn = lock.newCondition();
      queue(share).add(turn);
      try {
        awaitTurn(share, turn);
        record();
      } finally {
        queue(share).remove(turn);
        wakeNext(share);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Stops sending because the venue said that it was too much: cancels for a second, everything
   * else for twice as long each time until {@link #succeeded}.
   *
   * @param atLeast what the venue asked for; zero where it did not
   */
  public void pause(Duration atLeast) {
    lock.lock();
    try {
      long now = nanoTime.getAsLong();
      refusals++;
      if (left(Share.OTHERS, now) == 0) {
        pauses++;
      }
      Duration doubled = SHORTEST_PAUSE.multipliedBy(1L << Math.clamp(pauses - 1, 0, 6));
      extend(Share.CANCELS, now, SHORTEST_PAUSE);
      extend(Share.OTHERS, now, min(max(doubled, atLeast), LONGEST_PAUSE));
    } finally {
      lock.unlock();
    }
  }

  /** Tells that the venue took a request; those under way when it said no do not count. */
  public void succeeded() {
    lock.lock();
    try {
      if (pauses > 0 && left(Share.CANCELS, nanoTime.getAsLong()) == 0) {
        pauses = 0;
      }
    } finally {
      lock.unlock();
    }
  }

  private void awaitTurn(Share share, Condition turn) throws InterruptedException {
    while (!turn.equals(queue(share).peek())) {
      turn.await();
    }
    for (long wait = wait(share); wait > 0; wait = wait(share)) {
      long _ = turn.awaitNanos(wait);
    }
  }

  private void wakeNext(Share share) {
    @Nullable Condition next = queue(share).peek();
    if (next != null) {
      next.signal();
    }
  }

  private Deque<Condition> queue(Share share) {
    return share == Share.CANCELS ? cancels : others;
  }

  /** Nanoseconds until a request of this share may leave, 0 for now. */
  private long wait(Share share) {
    long now = nanoTime.getAsLong();
    int allowed = share == Share.CANCELS ? limit : othersLimit;
    long full = 0;
    if (count >= allowed) {
      long oldest = taken[(int) ((count - allowed) % limit)];
      full = Math.max(0, oldest + WINDOW + 1 - now);
    }
    return Math.max(full, left(share, now));
  }

  private void record() {
    taken[(int) (count % limit)] = nanoTime.getAsLong();
    count++;
  }

  private long left(Share share, long now) {
    @Nullable Long until = pausedUntil.get(share);
    return until == null ? 0 : Math.max(0, until - now);
  }

  private void extend(Share share, long now, Duration pause) {
    if (pause.toNanos() > left(share, now)) {
      pausedUntil.put(share, now + pause.toNanos());
    }
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
