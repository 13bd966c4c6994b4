package io.tipoff.exchange.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AmericanOddsTest {
  @ParameterizedTest
  @CsvSource({
    "0.5238, 5, -110",
    "0.5238, 1, -110",
    "0.5, 1, 100",
    "0.501, 5, 100",
    "0.6094, 1, -156",
    "0.6094, 5, -155",
    "0.431, 1, 132",
    "0.431, 5, 130",
    "0.7, 5, -230",
    "0.26, 5, 280",
    "0.1, 5, 900",
    "0.9, 5, -900",
    "0.05, 5, 1900",
    "0.9999, 5, -9900",
    "0.0001, 5, 9900",
  })
  void shouldRoundInStepsThatGrow(double chance, int step, int odds) {
    assertThat(AmericanOdds.of(chance, step)).isEqualTo(odds);
  }

  @Test
  void shouldStandForTheChanceTheyWereMadeOf() {
    for (double chance = 0.02; chance < 0.985; chance += 0.01) {
      int odds = AmericanOdds.of(chance, 1);
      assertThat(Math.abs(odds)).isGreaterThanOrEqualTo(100);
      assertThat(AmericanOdds.chance(odds)).isCloseTo(chance, within(0.003));
    }
    assertThat(AmericanOdds.chance(-110)).isCloseTo(0.5238, within(1e-4));
    assertThat(AmericanOdds.chance(150)).isEqualTo(0.4);
  }

  @ParameterizedTest
  @EnumSource(Margin.class)
  void shouldAddTheOverround(Margin margin) {
    for (double chance = 0.05; chance < 0.96; chance += 0.05) {
      double both = margin.loaded(chance, 0.05) + margin.loaded(1 - chance, 0.05);
      assertThat(both).isCloseTo(1.05, within(1e-9));
    }
  }

  @Test
  void shouldWeighMoreOnTheOutsiderWhereTheMarginIsNotInProportion() {
    double outsider = 0.2;

    assertThat(Margin.PROPORTIONAL.loaded(outsider, 0.05)).isCloseTo(0.21, within(1e-12));
    assertThat(Margin.EQUAL.loaded(outsider, 0.05)).isCloseTo(0.225, within(1e-12));
    assertThat(Margin.POWER.loaded(outsider, 0.05)).isBetween(0.2201, 0.235);
  }
}
