package io.tipoff.exchange.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WorldClockTest {
  private static final long SECOND = 1_000_000_000;
  private static final long NOW = 1_792_882_800L * SECOND;

  @Test
  void shouldBeTheSameTimeAtSpeedOneWhereBothMeet() {
    WorldClock clock = WorldClock.of(NOW, NOW, 1);

    assertThat(clock.outside(NOW + 123_456_789_123L)).isEqualTo(NOW + 123_456_789_123L);
    assertThat(clock.inside(NOW - 1)).isEqualTo(NOW - 1);
    assertThat(WorldClock.SAME.outside(NOW)).isEqualTo(NOW);
    assertThat(WorldClock.SAME.inside(-NOW)).isEqualTo(-NOW);
  }

  @Test
  void shouldRunFasterThanOutside() {
    WorldClock clock = WorldClock.of(0, NOW, 20);

    assertThat(clock.outside(60 * SECOND)).isEqualTo(NOW + 3 * SECOND);
    assertThat(clock.outside(-60 * SECOND)).isEqualTo(NOW - 3 * SECOND);
    assertThat(clock.inside(NOW + SECOND)).isEqualTo(20 * SECOND);
  }

  @Test
  void shouldRunSlowerThanOutside() {
    WorldClock clock = WorldClock.of(0, NOW, 0.5);

    assertThat(clock.outside(SECOND)).isEqualTo(NOW + 2 * SECOND);
    assertThat(clock.inside(NOW + SECOND)).isEqualTo(SECOND / 2);
  }

  /** What is due inside at a moment outside is exactly what is no later than that moment. */
  @Test
  void shouldMapBothWaysWithoutADoubt() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 100_000; i++) {
      long thousandths = 1 + random.nextLong(random.nextBoolean() ? 10 : 1_000_000);
      WorldClock clock = new WorldClock(random.nextLong(NOW), NOW, thousandths);
      long inside = clock.inside() + random.nextLong(-86_400 * SECOND, 86_400 * SECOND);
      long outside = clock.outside(inside) + random.nextLong(-2, 3);

      assertThat(clock.outside(inside) <= outside)
          .as("%s %s %s", clock, inside, outside)
          .isEqualTo(inside <= clock.inside(outside));
    }
  }

  @Test
  void shouldStayExactForYears() {
    WorldClock clock = WorldClock.of(0, 0, 1_000);
    long years = 5 * 365 * 86_400L;

    assertThat(clock.inside(years * SECOND / 1_000)).isEqualTo(years * SECOND);
    assertThat(clock.outside(years * SECOND + 1)).isEqualTo(years * SECOND / 1_000 + 1);
  }

  @Test
  void shouldNotStandStill() {
    assertThatThrownBy(() -> WorldClock.of(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WorldClock.of(0, 0, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
