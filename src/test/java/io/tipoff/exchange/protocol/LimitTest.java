package io.tipoff.exchange.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitTest {
  private final ManualClock clock = new ManualClock("2026-10-01T20:00:00Z");
  private final Venue venue =
      Venue.open(settings -> settings.withClock(clock).withRates(RequestRates.VENUE));

  @AfterEach
  void close() {
    venue.close();
  }

  private int ask(ApiKey key) {
    return venue.get(key, "/v1/account/balances").status();
  }

  @Test
  void shouldRefuseTheTwentyFirstRequestOfASecond() {
    for (int i = 0; i < 20; i++) {
      assertThat(ask(venue.ann)).isEqualTo(200);
    }

    Venue.Answer refused = venue.get(venue.ann, "/v1/orders/open");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text()).isEqualTo("{\"status\":429,\"message\":\"Too Many Requests\"}");
    assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
    assertThat(ask(venue.bob)).isEqualTo(200);
  }

  @Test
  void shouldAllowAsManyAgainInTheNextSecond() {
    for (int i = 0; i < 21; i++) {
      ask(venue.ann);
    }
    clock.pass(Duration.ofMillis(50));
    assertThat(ask(venue.ann)).isEqualTo(200);
    assertThat(ask(venue.ann)).isEqualTo(429);

    clock.pass(Duration.ofSeconds(1));
    for (int i = 0; i < 20; i++) {
      assertThat(ask(venue.ann)).isEqualTo(200);
    }
    assertThat(ask(venue.ann)).isEqualTo(429);
  }

  @Test
  void shouldLimitPublicRequestsByAddress() {
    for (int i = 0; i < 20; i++) {
      assertThat(venue.get("/v1/sports").status()).isEqualTo(200);
    }

    assertThat(venue.get("/v1/sports").status()).isEqualTo(429);
    assertThat(ask(venue.ann)).isEqualTo(200);
  }

  @Test
  void shouldAllowFiveIncentivesRequests() {
    for (int i = 0; i < 5; i++) {
      assertThat(venue.get(venue.ann, "/v1/incentives").status()).isEqualTo(200);
    }

    assertThat(venue.get(venue.ann, "/v1/incentives").status()).isEqualTo(429);
    assertThat(ask(venue.ann)).isEqualTo(200);
  }

  @Test
  void shouldNotCountWhoIsNotWhoTheySay() {
    for (int i = 0; i < 25; i++) {
      assertThat(venue.get("/v1/account/balances").status()).isEqualTo(401);
    }
    assertThat(ask(venue.ann)).isEqualTo(200);
  }

  @Test
  void shouldAllowEverythingWhereLimitsAreOff() {
    try (Venue unlimited = Venue.open(settings -> settings.withClock(clock))) {
      for (int i = 0; i < 50; i++) {
        assertThat(unlimited.get(unlimited.ann, "/v1/account/balances").status()).isEqualTo(200);
      }
    }
  }
}
