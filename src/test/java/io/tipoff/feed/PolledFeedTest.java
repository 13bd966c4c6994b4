package io.tipoff.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.FeedLost;
import io.tipoff.event.FeedRestored;
import io.tipoff.event.GameEvent;
import io.tipoff.feed.FeedException.Kind;
import io.tipoff.feed.PolledFeed.Poll;
import io.tipoff.game.FeedSource;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolledFeedTest {
  private final BlockingQueue<GameEvent> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<Poll> script = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> asked = new LinkedBlockingQueue<>();
  private final FeedHealth health = new FeedHealth(FeedSource.ESPN);
  private final GameTeller teller = new GameTeller(health, told::add, () -> FeedDesk.START);
  private final PolledFeed feed = feed(Duration.ofMillis(1));

  private PolledFeed feed(Duration interval) {
    return new PolledFeed(
        () -> {
          Poll next = script.take();
          asked.add(System.nanoTime());
          next.ask();
        },
        new Waits(interval, Duration.ofMillis(5), Duration.ofMillis(300)),
        teller,
        health,
        new SplittableRandom(1));
  }

  @AfterEach
  void close() {
    feed.close();
  }

  private static Poll fails(Kind kind, Duration retryAfter) {
    return () -> {
      throw new FeedException(kind, "no " + kind, retryAfter);
    };
  }

  private static Poll fails(Kind kind) {
    return fails(kind, Duration.ZERO);
  }

  private GameEvent next() throws InterruptedException {
    GameEvent event = told.poll(10, TimeUnit.SECONDS);
    assertThat(event).as("something is told").isNotNull();
    return event;
  }

  private long asked() throws InterruptedException {
    Long at = asked.poll(10, TimeUnit.SECONDS);
    assertThat(at).as("it is asked").isNotNull();
    return at;
  }

  /** Returns when all before was done and the outcome of the last is known. */
  private void settle() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    script.add(
        () -> {
          begun.countDown();
          new CountDownLatch(1).await();
        });
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldBeLostAfterThreeFailuresInARowOnly() throws Exception {
    script.add(() -> {});
    script.add(fails(Kind.UNREACHABLE));
    script.add(fails(Kind.MALFORMED));
    script.add(() -> {});
    script.add(fails(Kind.UNREACHABLE));
    script.add(fails(Kind.REFUSED));
    feed.start();
    settle();

    assertThat(told).isEmpty();
    assertThat(health.snapshot().failures()).isEqualTo(4);
    assertThat(health.snapshot().connects()).isEqualTo(2);
    assertThat(health.snapshot().state()).isEqualTo(FeedHealth.State.HEARD);
  }

  @Test
  void shouldBeLostAndComeBack() throws Exception {
    for (int i = 0; i < 5; i++) {
      script.add(fails(Kind.UNREACHABLE));
    }
    script.add(() -> {});
    feed.start();

    assertThat(next())
        .isInstanceOfSatisfying(
            FeedLost.class, lost -> assertThat(lost.reason()).isEqualTo("no UNREACHABLE"));
    assertThat(next()).isInstanceOf(FeedRestored.class);
    settle();
    assertThat(told).isEmpty();
    assertThat(health.snapshot().failures()).isEqualTo(5);
    assertThat(health.snapshot().connects()).isEqualTo(1);
    assertThat(feed.health()).isSameAs(health);
  }

  @Test
  void shouldAskAgainMuchLaterWithAKeyThatIsRefused() throws Exception {
    script.add(fails(Kind.UNAUTHORIZED));
    script.add(
        () -> {
          assertThat(health.snapshot().state()).isEqualTo(FeedHealth.State.REFUSED);
          throw new FeedException(Kind.UNAUTHORIZED, "no key");
        });
    script.add(() -> {});
    feed.start();

    assertThat(next()).isInstanceOf(FeedLost.class);
    long first = asked();
    long second = asked();
    assertThat(second - first).isGreaterThanOrEqualTo(300_000_000L);
    assertThat(asked() - second).isGreaterThanOrEqualTo(300_000_000L);
    assertThat(next()).isInstanceOf(FeedRestored.class);
    assertThat(health.snapshot().failures()).isEqualTo(2);
  }

  @Test
  void shouldWaitAsLongAsItIsAskedTo() throws Exception {
    script.add(fails(Kind.TOO_MANY, Duration.ofMillis(300)));
    script.add(() -> {});
    feed.start();

    long first = asked();
    assertThat(asked() - first).isGreaterThanOrEqualTo(300_000_000L);
  }

  @Test
  void shouldNotComeBeforeTheInterval() throws Exception {
    try (PolledFeed slow = feed(Duration.ofMillis(80))) {
      script.add(() -> {});
      script.add(fails(Kind.MALFORMED));
      script.add(() -> {});
      slow.start();
      long first = asked();
      long second = asked();
      assertThat(second - first).isGreaterThanOrEqualTo(80_000_000L);
      assertThat(asked() - second).isGreaterThanOrEqualTo(80_000_000L);
    }
  }

  @Test
  void shouldSayThatABugEndedIt() throws Exception {
    script.add(
        () -> {
          throw new IllegalStateException("bug");
        });
    feed.start();

    assertThat(next())
        .isInstanceOfSatisfying(
            FeedLost.class,
            lost ->
                assertThat(lost.reason())
                    .isEqualTo("it ended by a bug: java.lang.IllegalStateException: bug"));
  }

  @Test
  void shouldEndWhileItWaits() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    script.add(
        () -> {
          try {
            new CountDownLatch(1).await();
          } finally {
            ended.countDown();
          }
        });
    feed.start();
    asked();

    feed.close();

    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(told).isEmpty();
  }
}
