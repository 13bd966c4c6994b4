package io.tipoff.polymarket.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.Event;
import io.tipoff.polymarket.auth.SignedHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What tests of streams need: a client, a clock that counts, signatures that count. */
final class StreamDesk implements AutoCloseable {
  static final Duration LONG = Duration.ofSeconds(60);

  final StreamClient client = new StreamClient();
  final AtomicLong clock = new AtomicLong();
  final AtomicLong signatures = new AtomicLong();

  /** Settings under which nothing is ever late and retries come at once. */
  static StreamSettings patient(URI base) {
    return settings(base, LONG, LONG, LONG);
  }

  static StreamSettings settings(
      URI base, Duration silence, Duration firstDelivery, Duration ping) {
    return new StreamSettings(
        base,
        silence,
        firstDelivery,
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        ping,
        Duration.ofSeconds(10),
        1 << 20);
  }

  StreamSetup setup(StreamSettings settings) {
    return new StreamSetup(
        client,
        settings,
        (method, path) ->
            new SignedHeaders("key", 7, method + " " + path + " " + signatures.incrementAndGet()),
        clock::incrementAndGet,
        new SplittableRandom(1));
  }

  @Override
  public void close() {
    client.close();
  }

  static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(10, TimeUnit.SECONDS);
    assertThat(next).as("something to be told").isNotNull();
    return next;
  }

  /** Writes down what a markets stream tells. */
  static class MarketLog implements MarketListener {
    final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    final BlockingQueue<String> problems = new LinkedBlockingQueue<>();
    final BlockingQueue<String> refusals = new LinkedBlockingQueue<>();

    @Override
    public void on(Event event) throws InterruptedException {
      events.put(event);
    }

    @Override
    public void refused(String reason) {
      refusals.add(reason);
    }

    @Override
    public void problem(String text) {
      problems.add(text);
    }

    /** Waits for the next event. */
    Event next() throws InterruptedException {
      return take(events);
    }

    <E extends Event> E next(Class<E> type) throws InterruptedException {
      Event event = next();
      assertThat(event).isInstanceOf(type);
      return type.cast(event);
    }
  }
}
