package io.tipoff.exchange.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.exchange.world.FeedSettings.Lag;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldTimeTest {
  private static final long SECOND = 1_000_000_000;
  private static final long WALL = 1_792_882_800L * SECOND;

  private static WorldTime at(long wall, LongUnaryOperator outside) {
    return new WorldTime(outside, () -> Instant.ofEpochSecond(0, wall));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 60, 7_000})
  void shouldFindTheTimeOfAFasterWorldThatBeganElsewhere(long speed) {
    long began = 1_700_000_000L * SECOND;
    LongUnaryOperator outside = time -> WALL + Math.floorDiv(time - began, speed);
    for (long elapsed : new long[] {0, 1, SECOND, 3 * SECOND + 7}) {
      long now = at(WALL + elapsed, outside).now();
      assertThat(outside.applyAsLong(now)).isEqualTo(WALL + elapsed);
      assertThat(outside.applyAsLong(now + 1)).isGreaterThan(WALL + elapsed);
    }
  }

  @Test
  void shouldLookBackByTheDelayAndOnlyNowAndThen() {
    WorldTime time = at(100 * SECOND, world -> world);

    assertThat(time.now()).isEqualTo(100 * SECOND);
    assertThat(time.shownBy(new Lag(2.5, 0))).isEqualTo(97 * SECOND + SECOND / 2);
    assertThat(time.shownBy(new Lag(5, 40))).isEqualTo(80 * SECOND);
    assertThat(time.shownBy(new Lag(20, 40))).isEqualTo(80 * SECOND);
    assertThat(time.shownBy(new Lag(20.1, 40))).isEqualTo(40 * SECOND);
  }

  @Test
  void shouldKeepWhatMayBeAskedForAndForgetTheRest() {
    History<Integer> history = new History<>(10);
    for (int time = 0; time <= 100; time++) {
      history.add(time, time);
    }
    assertThat(history.at(100)).isEqualTo(Optional.of(100));
    assertThat(history.at(90)).isEqualTo(Optional.of(90));
    assertThat(history.at(1_000)).isEqualTo(Optional.of(100));
    assertThat(history.at(89)).isEmpty();
    assertThat(history.oldest()).isEqualTo(Optional.of(90));
    assertThat(history.newest()).isEqualTo(Optional.of(100));
    assertThat(history.size()).isEqualTo(11);
  }

  @Test
  void shouldKeepTheLastEntryHoweverOldItIs() {
    History<String> history = new History<>(10);
    history.add(0, "first");
    history.add(500, "second");
    assertThat(history.at(495)).isEqualTo(Optional.of("first"));
    assertThat(history.at(505)).isEqualTo(Optional.of("second"));
  }
}
