package io.tipoff.feed;

import io.tipoff.feed.FeedException.Kind;
import io.tipoff.feed.FeedHealth.State;
import io.tipoff.polymarket.stream.Backoff;
import java.time.Duration;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A feed that is asked again and again, on a thread of its own. After {@value #MOST_FAILURES}
 * failures in a row it is lost, until it answers; it is asked ever more rarely meanwhile, and not
 * at all any more where it does not accept the key.
 */
public final class PolledFeed implements Feed {
  private static final Logger LOG = LoggerFactory.getLogger(PolledFeed.class);
  private static final int MOST_FAILURES = 3;

  /** A part of the interval by which each wait is longer at random: clients do not come at once. */
  private static final double JITTER = 0.1;

  /** Asks once, and tells what is new. */
  public interface Poll {
    void ask() throws FeedException, InterruptedException;
  }

  private final String name;
  private final Poll poll;
  private final Waits waits;
  private final GameTeller teller;
  private final FeedHealth health;
  private final RandomGenerator random;
  private final Backoff backoff;
  private final Thread thread;
  private int failures;

  /**
   * A feed that is not asked yet.
   *
   * @param waits how long it waits from one request to the next
   */
  public PolledFeed(
      Poll poll, Waits waits, GameTeller teller, FeedHealth health, RandomGenerator random) {
    this.name = health.source().name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.poll = poll;
    this.waits = waits;
    this.teller = teller;
    this.health = health;
    this.random = random;
    this.backoff = new Backoff(waits.interval(), waits.longest(), random);
    this.thread = Thread.ofPlatform().daemon().name("feed-" + name).unstarted(this::run);
  }

  @Override
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        Duration wait;
        try {
          poll.ask();
          wait = answered();
        } catch (FeedException e) {
          wait = Waits.longer(failed(e), e.retryAfter());
        }
        Thread.sleep(wait);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("The feed {} ended by a bug", name, e);
      teller.lost(State.LOST, "it ended by a bug: " + e);
    }
  }

  private Duration answered() {
    if (failures > 0 || health.snapshot().heardAt().isEmpty()) {
      health.connected();
    }
    failures = 0;
    backoff.reset();
    teller.heard();
    Duration interval = waits.interval();
    return interval.plusNanos((long) (interval.toNanos() * JITTER * random.nextDouble()));
  }

  private Duration failed(FeedException e) {
    failures++;
    health.failed();
    if (e.kind() == Kind.UNAUTHORIZED) {
      LOG.warn("The feed {} is asked again in {}: {}", name, waits.refused(), e.getMessage());
      teller.lost(State.REFUSED, e.getMessage());
      return waits.refused();
    }
    if (failures >= MOST_FAILURES) {
      if (failures == MOST_FAILURES) {
        LOG.warn("The feed {} is lost: {}", name, e.getMessage());
      }
      teller.lost(State.LOST, e.getMessage());
    }
    return waits.interval().plus(backoff.next());
  }

  @Override
  public FeedHealth health() {
    return health;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
