package io.tipoff.polymarket.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateBudgetTest {
  private static final long SECOND = 1_000_000_000L;

  /** Near the end of its range, where {@link System#nanoTime} may be too. */
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 3 * SECOND);

  private final RateBudget budget = new RateBudget(20, 4, now::get);

  @Test
  void shouldLetOthersTakeAllButTheReserve() {
    for (int i = 0; i < 16; i++) {
      assertThat(budget.tryTake(Share.OTHERS)).isZero();
    }
    assertThat(budget.tryTake(Share.OTHERS)).isPositive();
    for (int i = 0; i < 4; i++) {
      assertThat(budget.tryTake(Share.CANCELS)).isZero();
    }
    assertThat(budget.tryTake(Share.CANCELS)).isPositive();
  }

  @Test
  void shouldLetCancelsTakeEverything() {
    for (int i = 0; i < 20; i++) {
      assertThat(budget.tryTake(Share.CANCELS)).isZero();
    }
    assertThat(budget.tryTake(Share.OTHERS)).isPositive();
  }

  @Test
  void shouldTellWhenToAskAgain() {
    for (int i = 0; i < 16; i++) {
      assertThat(budget.tryTake(Share.OTHERS)).isZero();
      now.addAndGet(SECOND / 100);
    }

    long wait = budget.tryTake(Share.OTHERS);

    assertThat(wait).isEqualTo(SECOND - 16 * SECOND / 100 + 1);
    now.addAndGet(wait - 1);
    assertThat(budget.tryTake(Share.OTHERS)).isEqualTo(1);
    now.addAndGet(1);
    assertThat(budget.tryTake(Share.OTHERS)).isZero();
    assertThat(budget.tryTake(Share.OTHERS)).isEqualTo(SECOND / 100);
  }

  @Test
  void shouldNeverExceedTheLimitInAnySecond() {
    SplittableRandom random = new SplittableRandom(3);
    Deque<Long> all = new ArrayDeque<>();
    Deque<Long> others = new ArrayDeque<>();
    for (int i = 0; i < 20_000; i++) {
      now.addAndGet(random.nextLong(SECOND / 30));
      Share share = random.nextInt(4) == 0 ? Share.CANCELS : Share.OTHERS;
      if (budget.tryTake(share) == 0) {
        all.add(now.get());
        all.removeIf(time -> now.get() - time > SECOND);
        assertThat(all.size()).isLessThanOrEqualTo(share == Share.OTHERS ? 16 : 20);
        others.add(now.get());
      }
    }
    assertThat(others.size()).isGreaterThan(5_000);
  }

  @Test
  void shouldPauseLongerEachTimeUntilASuccess() {
    for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      budget.pause(Duration.ZERO);
      assertThat(budget.tryTake(Share.OTHERS)).isEqualTo(seconds * SECOND);
      assertThat(budget.tryTake(Share.CANCELS)).isEqualTo(SECOND);
      now.addAndGet(SECOND);
      assertThat(budget.tryTake(Share.CANCELS)).isZero();
      now.addAndGet((seconds - 1) * SECOND);
    }
    budget.succeeded();
    budget.pause(Duration.ZERO);
    assertThat(budget.tryTake(Share.OTHERS)).isEqualTo(SECOND);
  }

  @Test
  void shouldWaitAsLongAsTheVenueAsks() {
    budget.pause(Duration.ofSeconds(7));

    assertThat(budget.tryTake(Share.OTHERS)).isEqualTo(7 * SECOND);
    assertThat(budget.tryTake(Share.CANCELS)).isEqualTo(SECOND);
  }

  @Test
  void shouldCountRefusalsOfOneBurstOnce() {
    budget.pause(Duration.ZERO);
    budget.pause(Duration.ZERO);
    budget.succeeded();
    budget.pause(Duration.ZERO);

    assertThat(budget.tryTake(Share.OTHERS)).isEqualTo(SECOND);
  }

  @Test
  void shouldPauseAgainAfterASuccessfulCancelInAPause() {
    budget.pause(Duration.ofSeconds(10));
    now.addAndGet(2 * SECOND);
    budget.succeeded();
    budget.pause(Duration.ZERO);

    assertThat(budget.tryTake(Share.OTHERS)).isEqualTo(8 * SECOND);
    assertThat(budget.tryTake(Share.CANCELS)).isEqualTo(SECOND);
  }

  @Test
  void shouldServeWaitersInTurn() throws InterruptedException {
    RateBudget real = new RateBudget(1, 0, System::nanoTime);
    long start = System.nanoTime();
    real.take(Share.OTHERS);
    List<Integer> served = new CopyOnWriteArrayList<>();
    CountDownLatch done = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      int number = i;
      Thread waiter =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      real.take(Share.OTHERS);
                      served.add(number);
                      done.countDown();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  });
      while (waiter.getState() != Thread.State.TIMED_WAITING
          && waiter.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    assertThat(real.tryTake(Share.OTHERS)).isPositive();
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(served).containsExactly(0, 1);
    assertThat(System.nanoTime() - start).isGreaterThan(2 * SECOND - SECOND / 10);
  }

  @Test
  void shouldPassTheTurnOnWhenAWaiterGivesUp() throws InterruptedException {
    RateBudget real = new RateBudget(1, 0, System::nanoTime);
    real.take(Share.OTHERS);
    Thread first = waiter(real, new CountDownLatch(1));
    CountDownLatch served = new CountDownLatch(1);
    waiter(real, served);

    first.interrupt();

    assertThat(served.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldLetACancelPassWaitersOfTheOthers() throws InterruptedException {
    RateBudget real = new RateBudget(2, 1, System::nanoTime);
    real.take(Share.OTHERS);
    Thread other = waiter(real, new CountDownLatch(1));

    assertThat(real.tryTake(Share.CANCELS)).isZero();
    other.interrupt();
  }

  @Test
  void shouldRefuseABudgetWithoutRoomForOthers() {
    assertThatThrownBy(() -> new RateBudget(4, 4, now::get))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Thread waiter(RateBudget budget, CountDownLatch served) {
    Thread waiter =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    budget.take(Share.OTHERS);
                    served.countDown();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    while (waiter.getState() != Thread.State.TIMED_WAITING
        && waiter.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return waiter;
  }
}
