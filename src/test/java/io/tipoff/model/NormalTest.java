package io.tipoff.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "0.3, 0.6179114221889526",
    "1, 0.8413447460685429",
    "-2.5, 0.006209665325776132",
    "-5, 2.866515718791933e-07",
    "-7.5, 3.1908916729108845e-14",
    "-8, 6.22096057427174e-16",
    "-40, 0",
    "40, 1"
  })
  void shouldKnowTheCumulativeProbability(double x, double p) {
    assertThat(Normal.cumulative(x)).isCloseTo(p, within(p > 1e-3 ? 1e-15 : 1e-7 * p));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "0.975, 1.959963984540054",
    "0.3, -0.5244005127080409",
    "0.01, -2.3263478740408408",
    "1e-10, -6.361340902404056",
    "1e-300, -37.0471"
  })
  void shouldKnowTheQuantile(double p, double x) {
    assertThat(Normal.quantile(p)).isCloseTo(x, within(p < 1e-200 ? 1e-4 : 1e-14));
  }

  @Test
  void shouldInvertItself() {
    for (double p = 0.0005; p < 1; p += 0.0005) {
      assertThat(Normal.cumulative(Normal.quantile(p))).isCloseTo(p, within(1e-14));
      assertThat(Normal.quantile(p)).isCloseTo(-Normal.quantile(1 - p), within(1e-12));
    }
  }

  @Test
  void shouldRise() {
    double last = 0;
    for (double x = -12; x <= 12; x += 0.01) {
      double p = Normal.cumulative(x);
      assertThat(p).isGreaterThanOrEqualTo(last);
      last = p;
    }
  }

  @Test
  void shouldHaveTheSlopeOfTheDensity() {
    for (double x = -3; x <= 3; x += 0.25) {
      double slope = (Normal.cumulative(x + 1e-5) - Normal.cumulative(x - 1e-5)) / 2e-5;
      assertThat(Normal.density(x)).isCloseTo(slope, within(1e-8));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
  void shouldRefuseWhatIsNoProbability(double p) {
    assertThatThrownBy(() -> Normal.quantile(p)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LogOdds.of(p)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldTurnLogOddsBack() {
    for (double p = 0.001; p < 1; p += 0.001) {
      assertThat(LogOdds.probability(LogOdds.of(p))).isCloseTo(p, within(1e-15));
    }
    assertThat(LogOdds.of(0.75)).isCloseTo(Math.log(3), within(1e-15));
  }
}
