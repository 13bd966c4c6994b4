package io.tipoff.feed.opticodds;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.feed.FeedException;
import io.tipoff.feed.FeedException.Kind;
import io.tipoff.feed.FeedHealth;
import io.tipoff.feed.Waits;
import io.tipoff.feed.http.FeedClient;
import io.tipoff.feed.http.ServerEvents;
import io.tipoff.polymarket.stream.Backoff;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One stream, opened again whenever it ends, on a thread of its own. */
final class SportStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SportStream.class);
  private static final Duration LEAST_WAIT = Duration.ofSeconds(1);

  /** Opens a connection. */
  interface Opening {
    ServerEvents open() throws FeedException, InterruptedException;
  }

  /** Who is told; on the stream's thread. */
  interface Listener {
    /** The stream was opened; what it tells waits until this returns. */
    void connected() throws FeedException, InterruptedException;

    /** Nothing new, but it is heard. */
    void pinged();

    void told(String type, JsonNode entry);

    /** It ended, and is opened again. */
    void lost(String reason);

    /** The key is not accepted; it is opened again much later. */
    void refused(String reason);
  }

  private final String name;
  private final Opening opening;
  private final Listener listener;
  private final FeedHealth health;
  private final Waits waits;
  private final Duration least;
  private final Backoff backoff;
  private final Thread thread;
  private @Nullable ServerEvents open;
  private boolean closed;

  SportStream(
      String name,
      Opening opening,
      Listener listener,
      Waits waits,
      FeedHealth health,
      RandomGenerator random) {
    this.name = name;
    this.opening = opening;
    this.listener = listener;
    this.health = health;
    this.waits = waits;
    this.least = LEAST_WAIT.compareTo(waits.longest()) < 0 ? LEAST_WAIT : waits.longest();
    this.backoff = new Backoff(least, waits.longest(), random);
    this.thread = Thread.ofPlatform().daemon().name("feed-opticodds-" + name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!isClosed()) {
        try {
          listen();
        } catch (FeedException e) {
          if (isClosed()) {
            return;
          }
          health.failed();
          Thread.sleep(Waits.longer(failed(e), e.retryAfter()));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("The stream {} ended by a bug", name, e);
      listener.lost("it ended by a bug: " + e);
    }
  }

  private Duration failed(FeedException e) {
    if (e.kind() == Kind.UNAUTHORIZED) {
      LOG.warn("The stream {} is opened again in {}: {}", name, waits.refused(), e.getMessage());
      listener.refused(e.getMessage());
      return waits.refused();
    }
    LOG.info("The stream {} ended and is opened again: {}", name, e.getMessage());
    listener.lost(e.getMessage());
    return least.plus(backoff.next());
  }

  private void listen() throws FeedException, InterruptedException {
    try (ServerEvents events = opening.open()) {
      if (!keep(events)) {
        return;
      }
      boolean begun = false;
      while (true) {
        ServerEvents.ServerEvent event = events.next();
        if (!begun) {
          begun = true;
          health.connected();
          listener.connected();
          backoff.reset();
        }
        switch (event.type()) {
          case "connected", "ping" -> listener.pinged();
          default -> tell(event);
        }
      }
    }
  }

  /** One event that cannot be read is left out. */
  private void tell(ServerEvents.ServerEvent event) {
    JsonNode entry;
    try {
      entry = FeedClient.parse(event.data());
    } catch (FeedException _) {
      health.malformed();
      return;
    }
    listener.told(event.type(), entry);
  }

  private synchronized boolean keep(ServerEvents events) {
    open = events;
    return !closed;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (open != null) {
      open.close();
    }
    thread.interrupt();
  }
}
