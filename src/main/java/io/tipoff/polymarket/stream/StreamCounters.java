package io.tipoff.polymarket.stream;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** The counts of a stream since it began, over all of its connections; for any thread. */
public final class StreamCounters {
  private final Map<StreamCount, LongAdder> counts = new EnumMap<>(StreamCount.class);
  private volatile long heard;

  /** All at zero. */
  public StreamCounters() {
    for (StreamCount count : StreamCount.values()) {
      counts.put(count, new LongAdder());
    }
  }

  public long get(StreamCount count) {
    return adder(count).sum();
  }

  /** How many connections are open. */
  public long connected() {
    return Math.max(0, get(StreamCount.CONNECTS) - get(StreamCount.LOST_CONNECTIONS));
  }

  /** For how long no message came, heartbeats included; empty if none ever did. */
  public Optional<Duration> silence() {
    long last = heard;
    return last == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(System.nanoTime() - last));
  }

  void heard(long nanoTime) {
    heard = nanoTime == 0 ? 1 : nanoTime;
  }

  /** All counts as they are now. */
  public Map<StreamCount, Long> snapshot() {
    Map<StreamCount, Long> snapshot = new EnumMap<>(StreamCount.class);
    for (StreamCount count : StreamCount.values()) {
      snapshot.put(count, get(count));
    }
    return Collections.unmodifiableMap(snapshot);
  }

  void add(StreamCount count) {
    adder(count).increment();
  }

  private LongAdder adder(StreamCount count) {
    return Objects.requireNonNull(counts.get(count));
  }

  @Override
  public String toString() {
    return snapshot().toString();
  }
}
