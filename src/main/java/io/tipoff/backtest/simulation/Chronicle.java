package io.tipoff.backtest.simulation;

import io.tipoff.exchange.world.FeedSettings.Lag;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened in one matter, as a feed shows it some time later: always the newest of it. */
final class Chronicle<T> {
  private static final double NANOS = 1e9;

  private final long delay;
  private final long refresh;
  private final Deque<Entry<T>> coming = new ArrayDeque<>();
  private @Nullable T shown;

  private record Entry<T>(T value, long time) {}

  Chronicle(Lag lag) {
    this.delay = Math.round(lag.delay() * NANOS);
    this.refresh = Math.round(lag.refresh() * NANOS);
  }

  /** Something is so from now on; returns when the feed shows it, nanoseconds since 1970. */
  long add(T value, long now) {
    long time = now + delay;
    if (refresh > 0) {
      time = Math.ceilDiv(time, refresh) * refresh;
    }
    coming.add(new Entry<>(value, time));
    return time;
  }

  /** What the feed shows anew; empty if that is what it showed before. */
  Optional<T> advance(long now) {
    @Nullable T newest = null;
    while (!coming.isEmpty() && coming.getFirst().time <= now) {
      newest = coming.removeFirst().value;
    }
    if (newest != null) {
      shown = newest;
    }
    return Optional.ofNullable(newest);
  }

  /** When the feed shows the next thing; empty if nothing is to come. */
  Optional<Long> next() {
    return Optional.ofNullable(coming.peekFirst()).map(Entry::time);
  }

  /** What the feed showed last. */
  Optional<T> shown() {
    return Optional.ofNullable(shown);
  }
}
