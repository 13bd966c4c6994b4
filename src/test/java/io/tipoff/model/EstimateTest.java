package io.tipoff.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EstimateTest {
  @Test
  void shouldFormItsIntervalInLogOdds() {
    Estimate estimate = new Estimate(0.5, 0.025);

    assertThat(estimate.low(1)).isCloseTo(1 / (1 + Math.exp(0.1)), within(1e-12));
    assertThat(estimate.high(2)).isCloseTo(1 / (1 + Math.exp(-0.2)), within(1e-12));
  }

  @Test
  void shouldStayInsideZeroAndOne() {
    assertThat(new Estimate(0.01, 0.3).low(3)).isBetween(0.0, 0.01);
    assertThat(new Estimate(0.99, 0.3).high(3)).isBetween(0.99, 1.0);
    assertThat(new Estimate(1, 0.1).low(2)).isEqualTo(1);
    assertThat(new Estimate(0.4, 0).low(2)).isEqualTo(0.4);
  }

  @Test
  void shouldRefuseWhatIsNoProbability() {
    assertThatThrownBy(() -> new Estimate(1.1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Estimate(Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Estimate(0.5, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
