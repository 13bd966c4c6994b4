package io.tipoff.polymarket.auth;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests before they are wanted. For each of a few fixed requests some headers lie ready,
 * each with a timestamp of its own; none is given out twice. A background thread renews them long
 * before the venue would find them too old. Everything else, and whatever is asked for faster than
 * it is renewed, is signed on the spot. Any thread may use it.
 */
public final class SignedAhead implements RequestSigner, AutoCloseable {
  /** How far the timestamp of headers given out may be from the venue's time. */
  static final Duration OLDEST = Duration.ofSeconds(5);

  private static final Duration RENEWAL = Duration.ofSeconds(2);

  /**
   * A request whose path never changes.
   *
   * @param path without a query
   */
  public record Fixed(String method, String path) {}

  private final Ed25519Signer signer;
  private final VenueClock clock;
  private final int depth;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition used = lock.newCondition();
  private final Map<Fixed, Pool> pools = new HashMap<>();
  private boolean wanted;
  private boolean closed;

  /**
   * Pools that are filled by {@link #refill} alone.
   *
   * @param depth headers that lie ready for each request
   */
  SignedAhead(Ed25519Signer signer, VenueClock clock, Collection<Fixed> requests, int depth) {
    this.signer = signer;
    this.clock = clock;
    this.depth = depth;
    for (Fixed request : requests) {
      pools.put(request, new Pool());
    }
  }

  /**
   * Signs ahead on a background thread until closed.
   *
   * @param depth headers that lie ready for each request
   */
  public static SignedAhead start(
      Ed25519Signer signer, VenueClock clock, Collection<Fixed> requests, int depth) {
    SignedAhead ahead = new SignedAhead(signer, clock, requests, depth);
    ahead.refill();
    Thread.ofVirtual().name("sign-ahead").start(ahead::keepFilled);
    return ahead;
  }

  @Override
  public SignedHeaders sign(String method, String path) {
    Fixed request = new Fixed(method, path);
    long timestamp;
    lock.lock();
    try {
      @Nullable Pool pool = pools.get(request);
      if (pool == null) {
        timestamp = clock.now();
      } else {
        long now = clock.now();
        @Nullable SignedHeaders ready = pool.take(now);
        if (pool.ready.size() <= depth / 2) {
          // Not after each one: signing would take the processor from the request that is going.
          wanted = true;
          used.signal();
        }
        if (ready != null) {
          return ready;
        }
        timestamp = pool.reserve(now);
      }
    } finally {
      lock.unlock();
    }
    return signer.sign(timestamp, method, path);
  }

  /** Replaces what is too old and fills every pool up. */
  void refill() {
    for (Map.Entry<Fixed, Pool> entry : pools.entrySet()) {
      Fixed request = entry.getKey();
      for (long timestamp : missing(entry.getValue())) {
        SignedHeaders headers = signer.sign(timestamp, request.method(), request.path());
        lock.lock();
        try {
          entry.getValue().ready.add(headers);
        } finally {
          lock.unlock();
        }
      }
    }
  }

  /** Headers that lie ready for a request. */
  int ready(Fixed request) {
    lock.lock();
    try {
      @Nullable Pool pool = pools.get(request);
      return pool == null ? 0 : pool.ready.size();
    } finally {
      lock.unlock();
    }
  }

  /** The headers that need not be sent stay unused. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      used.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private long[] missing(Pool pool) {
    lock.lock();
    try {
      long now = clock.now();
      pool.drop(now, RENEWAL);
      long[] timestamps = new long[Math.max(0, depth - pool.ready.size())];
      for (int i = 0; i < timestamps.length; i++) {
        timestamps[i] = pool.reserve(now);
      }
      return timestamps;
    } finally {
      lock.unlock();
    }
  }

  private void keepFilled() {
    try {
      while (awaitWork()) {
        refill();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until headers were used or are due for renewal; false once closed. */
  private boolean awaitWork() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = RENEWAL.toNanos() / 2;
      while (!wanted && !closed && left > 0) {
        left = used.awaitNanos(left);
      }
      wanted = false;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** What lies ready for one request, oldest first, and the last timestamp ever used for it. */
  private static final class Pool {
    private final Deque<SignedHeaders> ready = new ArrayDeque<>();
    private long last;

    private @Nullable SignedHeaders take(long now) {
      drop(now, OLDEST);
      return ready.poll();
    }

    private void drop(long now, Duration age) {
      ready.removeIf(headers -> Math.abs(now - headers.timestamp()) > age.toMillis());
    }

    /** A timestamp never used before; where the clock was set back, one that the venue takes. */
    private long reserve(long now) {
      last = last - now >= OLDEST.toMillis() ? now : Math.max(now, last + 1);
      return last;
    }
  }
}
