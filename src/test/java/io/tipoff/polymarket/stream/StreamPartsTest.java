package io.tipoff.polymarket.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tipoff.market.MarketId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small parts that streams are made of. */
class StreamPartsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @ParameterizedTest
  @ValueSource(
      strings = {"wss://api.polymarket.us", "ws://127.0.0.1:1", "ws://localhost", "ws://[::1]:8"})
  void shouldAllowSecretsOnSafeLinks(String uri) {
    assertThat(StreamSettings.of(URI.create(uri)).silence()).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://api.polymarket.us",
        "https://api.polymarket.us",
        "api.polymarket.us",
        "ws://localhost.example.com",
        "ws:127.0.0.1"
      })
  void shouldRefuseToSendSecretsInTheClear(String uri) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StreamSettings.of(URI.create(uri)))
        .withMessageContaining("must be wss://, or ws:// to a loopback host");
  }

  @Test
  void shouldRefuseSettingsThatWaitForNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> StreamDesk.settings(URI.create("ws://localhost"), Duration.ZERO, SECOND, SECOND));
  }

  @Test
  void shouldDoubleTheWaitUpToTheLongest() {
    Backoff backoff =
        new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), new SplittableRandom(3));
    long[] most = new long[10];
    for (int round = 0; round < 2_000; round++) {
      backoff.reset();
      for (int i = 0; i < most.length; i++) {
        most[i] = Math.max(most[i], backoff.next().toMillis());
      }
    }
    long[] limits = {500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000};
    for (int i = 0; i < most.length; i++) {
      assertThat(most[i]).isBetween(limits[i] * 95 / 100, limits[i]);
    }
  }

  @Test
  void shouldWaitTheLongestWhenAskedTo() {
    Backoff backoff = new Backoff(SECOND, Duration.ofSeconds(30), new SplittableRandom(3));
    assertThat(backoff.longest()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void shouldBarkAfterTheLimitOfSilence() {
    Watchdog watchdog = new Watchdog(SECOND, SECOND, 0);
    assertThat(watchdog.problem(SECOND.toNanos())).isNull();
    assertThat(watchdog.problem(SECOND.toNanos() + 1)).isEqualTo("silent for 1000 ms");
    watchdog.heard(1);
    assertThat(watchdog.problem(SECOND.toNanos() + 1)).isNull();
  }

  @Test
  void shouldNameASubscriptionThatIsOverdueOnce() {
    Watchdog watchdog = new Watchdog(SECOND, SECOND, 0);
    watchdog.await("a", 0);
    watchdog.await("b", 0);
    watchdog.delivered("b");
    assertThat(watchdog.nextOverdue(SECOND.toNanos())).isNull();
    assertThat(watchdog.nextOverdue(SECOND.toNanos() + 1)).isEqualTo("a");
    assertThat(watchdog.nextOverdue(SECOND.toNanos() + 1)).isNull();
  }

  @Test
  void shouldForgetTheOldestIds() {
    RecentIds ids = new RecentIds(2);
    assertThat(ids.add("a")).isTrue();
    assertThat(ids.add("b")).isTrue();
    assertThat(ids.add("a")).isFalse();
    assertThat(ids.add("c")).isTrue();
    assertThat(ids.add("a")).isTrue();
    assertThat(ids.add("c")).isFalse();
  }

  @Test
  void shouldWriteRequests() {
    assertThat(Requests.subscribe("r", SubscriptionType.TRADE, List.of(new MarketId("a\"b"))))
        .isEqualTo(
            "{\"subscribe\":{\"requestId\":\"r\",\"subscriptionType\":\"SUBSCRIPTION_TYPE_TRADE\","
                + "\"marketSlugs\":[\"a\\\"b\"]}}");
    assertThat(Requests.subscribe("r", SubscriptionType.ORDER, List.of()))
        .doesNotContain("marketSlugs");
  }

  @Test
  void shouldMeasureTheDecoder() {
    DecoderTimings.Result result = new DecoderTimings().run(2_000);
    assertThat(result.book().bytes()).isBetween(1_400, 1_800);
    assertThat(result.bestPrices().bytes()).isBetween(500, 700);
    assertThat(result.book().medianNanos()).isPositive();
    assertThat(result.book().p99Nanos()).isGreaterThanOrEqualTo(result.book().medianNanos());
  }
}
