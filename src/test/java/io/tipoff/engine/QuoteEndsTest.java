package io.tipoff.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When quotes expire. */
class QuoteEndsTest {
  private static final long NOW = 1_790_000_000_123_456_789L;
  private static final long MILLI = 1_000_000;

  private final QuoteEnds ends = new QuoteEnds(Duration.ofMinutes(10));

  @Test
  void shouldEndAfterTheLifetimeInWholeMilliseconds() {
    assertThat(ends.next(NOW)).isEqualTo(1_790_000_600_123_000_000L);
  }

  @Test
  void shouldNeverGiveAnEndTwice() {
    long first = ends.next(NOW);

    assertThat(ends.next(NOW)).isEqualTo(first + MILLI);
    assertThat(ends.next(NOW + 1)).isEqualTo(first + 2 * MILLI);
    assertThat(ends.next(NOW - Duration.ofHours(1).toNanos())).isEqualTo(first + 3 * MILLI);
  }

  @Test
  void shouldEndLaterThanTheOrdersOfEarlierSessions() {
    long old = NOW + Duration.ofMinutes(10).toNanos() + 500_000;
    ends.taken(old);

    assertThat(ends.next(NOW)).isGreaterThan(old).isLessThan(old + 2 * MILLI);
  }

  @Test
  void shouldRefuseALifetimeThatHasNoTimeToRenew() {
    assertThatThrownBy(() -> new QuoteEnds(Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT1M");
  }
}
