package io.tipoff.polymarket.auth;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The venue's time: this machine's, corrected by what the venue's answers tell. An answer's {@code
 * Date} has whole seconds, so one answer only bounds the offset; it is corrected when it lies
 * outside those bounds, and then no further than to the nearer one. Any thread may use it.
 */
public final class VenueClock {
  /** How far off the venue accepts a timestamp, and this machine's clock may be to trade. */
  public static final Duration TOLERANCE = Duration.ofSeconds(30);

  private static final long DATE_RESOLUTION = 1_000;

  /** An answer that took longer bounds too loosely, or the local clock was set meanwhile. */
  private static final long LONGEST_ROUND_TRIP = 10_000;

  private final LongSupplier local;
  private final AtomicLong offset = new AtomicLong();
  private volatile boolean known;

  /**
   * A clock without correction.
   *
   * @param local this machine's time in milliseconds since 1970
   */
  public VenueClock(LongSupplier local) {
    this.local = local;
  }

  /** A clock that corrects the machine's own. */
  public static VenueClock system() {
    return new VenueClock(System::currentTimeMillis);
  }

  /** The venue's time in milliseconds since 1970. */
  public long now() {
    return local.getAsLong() + offset.get();
  }

  /** This machine's time in milliseconds since 1970. */
  public long localNow() {
    return local.getAsLong();
  }

  /**
   * Learns from an answer that the venue made itself, not a cache.
   *
   * @param date the answer's {@code Date}, milliseconds since 1970, a whole second
   * @param sent {@link #localNow()} before the request left
   * @param received {@link #localNow()} after the answer came
   */
  public void observe(long date, long sent, long received) {
    if (received < sent || received - sent > LONGEST_ROUND_TRIP) {
      return;
    }
    long lowest = date - received;
    long highest = date + DATE_RESOLUTION - sent;
    known = true;
    offset.updateAndGet(now -> Math.clamp(now, lowest, highest));
  }

  /** Whether the venue has told its time. */
  public boolean isKnown() {
    return known;
  }

  /** How far the venue's clock is ahead of this machine's; negative where it is behind. */
  public Duration offset() {
    return Duration.ofMillis(offset.get());
  }

  /** Whether this machine's clock is right enough to trade by. */
  public boolean isUsable() {
    return offset().abs().compareTo(TOLERANCE) <= 0;
  }

  /**
   * Does nothing where the clock is right enough to trade by.
   *
   * @throws IllegalStateException if it is not
   */
  public void requireUsable() {
    if (!isUsable()) {
      throw new IllegalStateException(
          "this machine's clock is "
              + offset().abs().toSeconds()
              + " s "
              + (offset().isNegative() ? "ahead of" : "behind")
              + " the venue's; set it right (NTP) before trading");
    }
  }
}
