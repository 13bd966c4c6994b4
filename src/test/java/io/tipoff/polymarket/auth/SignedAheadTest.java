package io.tipoff.polymarket.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SignedAheadTest {
  private static final SignedAhead.Fixed CREATE = new SignedAhead.Fixed("POST", "/v1/orders");
  private static final SignedAhead.Fixed CANCEL =
      new SignedAhead.Fixed("POST", "/v1/orders/batched/cancel");

  private final AtomicLong now = new AtomicLong(1_790_000_000_000L);
  private final VenueClock clock = new VenueClock(now::get);
  private final Ed25519Signer signer =
      new Ed25519Signer(
          Credentials.of("id", "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A="), clock);
  private final SignedAhead ahead = new SignedAhead(signer, clock, List.of(CREATE, CANCEL), 4);

  @Test
  void shouldGiveOutWhatASignatureOnTheSpotWouldBe() {
    ahead.refill();

    SignedHeaders headers = ahead.sign("POST", "/v1/orders");

    assertThat(headers).isEqualTo(signer.sign(headers.timestamp(), "POST", "/v1/orders"));
    assertThat(ahead.ready(CREATE)).isEqualTo(3);
    assertThat(ahead.ready(CANCEL)).isEqualTo(4);
  }

  @Test
  void shouldNeverUseATimestampTwiceForAPath() {
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 30; i++) {
      if (i % 7 == 0) {
        ahead.refill();
      }
      assertThat(seen.add(ahead.sign("POST", "/v1/orders").timestamp())).isTrue();
    }
    assertThat(seen).allMatch(timestamp -> Math.abs(timestamp - now.get()) < 1_000);
  }

  @Test
  void shouldSignOnTheSpotWhereNothingLiesReady() {
    SignedHeaders headers = ahead.sign("POST", "/v1/orders");

    assertThat(headers).isEqualTo(signer.sign(now.get(), "POST", "/v1/orders"));
    assertThat(ahead.sign("GET", "/v1/other").timestamp()).isEqualTo(now.get());
  }

  @Test
  void shouldThrowAwayWhatIsTooOld() {
    ahead.refill();
    now.addAndGet(SignedAhead.OLDEST.toMillis() + 10);

    assertThat(ahead.sign("POST", "/v1/orders").timestamp()).isEqualTo(now.get());
    assertThat(ahead.ready(CREATE)).isZero();
  }

  @Test
  void shouldRenewLongBeforeItIsTooOld() {
    ahead.refill();
    now.addAndGet(2_100);
    ahead.refill();

    assertThat(ahead.ready(CREATE)).isEqualTo(4);
    assertThat(ahead.sign("POST", "/v1/orders").timestamp()).isGreaterThanOrEqualTo(now.get());
  }

  @Test
  void shouldFollowAClockThatIsCorrected() {
    ahead.refill();
    clock.observe(now.get() - 25_000, now.get(), now.get());

    assertThat(ahead.sign("POST", "/v1/orders").timestamp()).isEqualTo(clock.now());
  }

  @Test
  void shouldServeManyThreadsEachOnce() throws InterruptedException {
    Set<Long> seen = ConcurrentHashMap.newKeySet();
    int threads = 8;
    int each = 50;
    CountDownLatch done = new CountDownLatch(threads);
    try (SignedAhead running = SignedAhead.start(signer, clock, List.of(CREATE), 4)) {
      for (int i = 0; i < threads; i++) {
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int j = 0; j < each; j++) {
                    seen.add(running.sign("POST", "/v1/orders").timestamp());
                  }
                  done.countDown();
                });
      }
      assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(seen).hasSize(threads * each);
    }
  }

  @Test
  void shouldRefillInTheBackgroundAfterUse() throws InterruptedException {
    try (SignedAhead running = SignedAhead.start(signer, clock, List.of(CREATE), 2)) {
      running.sign("POST", "/v1/orders");
      running.sign("POST", "/v1/orders");

      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      while (running.ready(CREATE) < 2 && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertThat(running.ready(CREATE)).isEqualTo(2);
    }
  }
}
