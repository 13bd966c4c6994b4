package io.tipoff.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.backtest.Series.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportSparklineTest {

  @Test
  void shouldDrawDotsWhenNothingWasHeld() {
    assertThat(Sparkline.of(List.of(), 0, 400, 8)).isEqualTo("·".repeat(40));
  }

  @Test
  void shouldHoldAValueUntilTheNext() {
    var points = List.of(new Point<>(100L, 4L), new Point<>(200L, 8L), new Point<>(300L, 0L));
    assertThat(Sparkline.of(points, 0, 400, 8))
        .isEqualTo("·".repeat(10) + "▄".repeat(10) + "█".repeat(11) + "·".repeat(9));
  }

  @Test
  void shouldShowAPeakHoweverShort() {
    var points = List.of(new Point<>(151L, 8L), new Point<>(152L, 0L));
    assertThat(Sparkline.of(points, 0, 400, 8)).containsOnlyOnce("█");
  }

  @Test
  void shouldShowTheSmallestHolding() {
    assertThat(Sparkline.of(List.of(new Point<>(0L, 1L)), 0, 400, 1_000)).isEqualTo("▁".repeat(40));
  }

  @Test
  void shouldTakeInAPointAfterTheEnd() {
    assertThat(Sparkline.of(List.of(new Point<>(500L, 8L)), 0, 400, 8)).endsWith("·█");
  }
}
