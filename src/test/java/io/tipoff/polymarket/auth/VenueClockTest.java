package io.tipoff.polymarket.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VenueClockTest {
  private static final long NOW = 1_790_000_000_000L;

  private final VenueClock clock = new VenueClock(() -> NOW);

  @Test
  void shouldKeepAnOffsetThatTheAnswerAllows() {
    clock.observe(NOW - 500, NOW, NOW + 50);

    assertThat(clock.offset()).isZero();
    assertThat(clock.now()).isEqualTo(NOW);
  }

  @Test
  void shouldCorrectNoFurtherThanTheNearerBound() {
    clock.observe(NOW + 7_000, NOW - 100, NOW + 100);
    assertThat(clock.offset()).isEqualTo(Duration.ofMillis(6_900));

    clock.observe(NOW - 7_000, NOW - 100, NOW + 100);
    assertThat(clock.offset()).isEqualTo(Duration.ofMillis(-5_900));
  }

  @Test
  void shouldComeCloserWithEveryAnswer() {
    SplittableRandom random = new SplittableRandom(7);
    long offset = 12_345;

    for (int i = 0; i < 200; i++) {
      long sent = NOW + random.nextLong(1_000_000);
      long asked = sent + random.nextLong(40);
      long received = asked + random.nextLong(40);
      clock.observe((asked + offset) / 1_000 * 1_000, sent, received);
    }

    assertThat(clock.offset().toMillis()).isBetween(offset - 100, offset + 100);
  }

  @Test
  void shouldNotLearnFromAnAnswerThatTookLong() {
    clock.observe(NOW + 60_000, NOW, NOW + 10_001);
    clock.observe(NOW + 60_000, NOW, NOW - 1);

    assertThat(clock.offset()).isZero();
  }

  @Test
  void shouldBeUsableUpToThirtySeconds() {
    clock.observe(NOW + 30_000, NOW, NOW);
    assertThat(clock.isUsable()).isTrue();
    assertThatCode(clock::requireUsable).doesNotThrowAnyException();

    clock.observe(NOW + 31_000, NOW, NOW);
    assertThat(clock.isUsable()).isFalse();
    assertThatThrownBy(clock::requireUsable)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("31 s behind");

    clock.observe(NOW - 40_000, NOW, NOW);
    assertThatThrownBy(clock::requireUsable).hasMessageContaining("39 s ahead of");
  }
}
