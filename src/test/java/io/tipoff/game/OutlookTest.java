package io.tipoff.game;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.game.Outlook.Cause;
import io.tipoff.game.Outlook.Phase;
import org.junit.jupiter.api.Test;

class OutlookTest {
  private static Outlook at(double probability, String origin) {
    return new Outlook(Phase.IN_PLAY, Cause.SCORE, probability, 0.02, origin, 1, 2);
  }

  @Test
  void shouldTellWhichWayTheBeliefWent() {
    assertThat(at(0.61, "model").direction(at(0.6, "model"))).isEqualTo(1);
    assertThat(at(0.59, "model").direction(at(0.6, "venue"))).isEqualTo(-1);
    assertThat(at(0.6, "model").direction(at(0.6, "model"))).isZero();
  }

  @Test
  void shouldTellNoDirectionWithoutABelief() {
    assertThat(at(0.61, "model").direction(at(0.5, ""))).isZero();
    assertThat(at(0.5, "").direction(at(0.6, "model"))).isZero();
  }
}
