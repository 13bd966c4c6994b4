package io.tipoff.monitor;

import io.tipoff.polymarket.stream.StreamCount;
import io.tipoff.polymarket.stream.StreamCounters;
import java.util.Locale;

/**
 * What there is to tell of one of the venue's streams.
 *
 * @param name such as {@code private}
 */
public record StreamMetrics(String name, StreamCounters counters) implements MetricSource {
  @Override
  public void tell(Exposition out) {
    out.gauge("stream_connections", "Open connections.", counters.connected(), "stream", name);
    counters
        .silence()
        .ifPresent(
            silence ->
                out.gauge(
                    "stream_silence_seconds",
                    "Since the last message, heartbeats included.",
                    silence.toNanos() / 1e9,
                    "stream",
                    name));
    out.counter(
        "stream_gaps",
        "Connections that were lost: news may have been missed.",
        counters.get(StreamCount.LOST_CONNECTIONS),
        "stream",
        name);
    for (StreamCount count : StreamCount.values()) {
      if (count != StreamCount.LOST_CONNECTIONS) {
        out.counter(
            "stream_" + count.name().toLowerCase(Locale.ROOT),
            "Of a stream: " + count.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ".",
            counters.get(count),
            "stream",
            name);
      }
    }
  }
}
