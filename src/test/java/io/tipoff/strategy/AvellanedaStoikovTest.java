package io.tipoff.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Figures worked out from the formulas by hand, to six digits. */
final class AvellanedaStoikovTest {
  private static final AvellanedaStoikov IN_PLAY = new AvellanedaStoikov(0.006, 0.33, 300, 16);

  @Test
  void shouldQuoteEvenlyAroundAnEvenChanceWithoutAPosition() {
    // s^2 tau = 0.33^2 * 5 = 0.5445; delta = 0.006 * 0.5445 / 2 + ln(1 + 0.006/16) / 0.006
    assertThat(IN_PLAY.halfSpread()).isCloseTo(0.0641218, within(1e-6));
    AvellanedaStoikov.Targets targets = IN_PLAY.targets(0.5, 0);
    assertThat(targets.bid()).isCloseTo(0.483975, within(1e-6));
    assertThat(targets.offer()).isCloseTo(0.516025, within(1e-6));
  }

  @Test
  void shouldLeanAgainstItsPositionByRisk() {
    // Q = 100 * 0.25 = 25; x - 25 * 0.006 * 0.5445 = -0.081675
    assertThat(IN_PLAY.reservation(0.5, 100)).isCloseTo(0.479593, within(1e-6));
    assertThat(IN_PLAY.reservation(0.5, -100)).isCloseTo(0.520407, within(1e-6));
    // Q = 100 * 0.09 = 9; ln 9 - 9 * 0.006 * 0.5445 = 2.167822
    assertThat(IN_PLAY.reservation(0.9, 100)).isCloseTo(0.897322, within(1e-6));
  }

  @Test
  void shouldQuoteNarrowerInDollarsNearTheEnds() {
    AvellanedaStoikov.Targets targets = IN_PLAY.targets(0.95, 0);
    assertThat(targets.offer() - targets.bid()).isCloseTo(0.0061, within(1e-4));
  }

  @Test
  void shouldLeanLessForAShorterHorizonAndNeverLonger() {
    assertThat(IN_PLAY.within(30).reservation(0.5, 100)).isCloseTo(0.497958, within(1e-6));
    assertThat(IN_PLAY.within(3_000)).isEqualTo(IN_PLAY);
    assertThat(IN_PLAY.within(0).reservation(0.5, 100)).isEqualTo(0.5);
  }

  @Test
  void shouldRefuseWhatHasNoQuotes() {
    assertThatThrownBy(() -> new AvellanedaStoikov(0, 0.3, 300, 16))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AvellanedaStoikov(0.01, 0.3, 300, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
