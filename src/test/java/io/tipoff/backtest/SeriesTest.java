package io.tipoff.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.backtest.Series.Point;
import org.junit.jupiter.api.Test;

class SeriesTest {

  @Test
  void shouldKeepWhatChanges() {
    Series<String> series = new Series<>(10);

    series.add(1, "a");
    series.add(2, "a");
    series.add(3, "b");

    assertThat(series.points()).containsExactly(new Point<>(1, "a"), new Point<>(3, "b"));
  }

  @Test
  void shouldBeEmptyAtFirst() {
    assertThat(new Series<String>(10).points()).isEmpty();
  }

  @Test
  void shouldStayBoundedAndKeepTheFirstAndTheLast() {
    Series<Integer> series = new Series<>(100);

    for (int i = 0; i <= 100_000; i++) {
      series.add(i, i);
    }

    assertThat(series.points()).hasSizeBetween(50, 102);
    assertThat(series.points())
        .startsWith(new Point<>(0, 0))
        .endsWith(new Point<>(100_000, 100_000));
    assertThat(series.points()).isSortedAccordingTo((a, b) -> Long.compare(a.time(), b.time()));
  }

  /** A quote that is gone soon after it moved is not drawn as if it stood until the next one. */
  @Test
  void shouldKeepWhatStoodForLong() {
    Series<Integer> series = new Series<>(10);
    for (int burst = 0; burst < 8; burst++) {
      for (int i = 0; i < 50; i++) {
        series.add(burst * 1_000_000L + i, i);
      }
      series.add(burst * 1_000_000L + 50, -burst);
    }

    assertThat(series.points()).hasSizeLessThanOrEqualTo(11);
    assertThat(series.points()).extracting(Point::value).contains(-3, -4, -5, -6, -7);
    assertThat(series.points()).isSortedAccordingTo((a, b) -> Long.compare(a.time(), b.time()));
  }
}
