package io.tipoff.model.winprob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedFormTest {
  @ParameterizedTest
  @CsvSource({
    "4.87, 15.82, -10, 0.5, 0.2494, 1e-4",
    "4.87, 15.82, 0, 0.5, 0.5862, 1e-4",
    "4.87, 15.82, 10, 0.5, 0.8668, 1e-4",
    "4.87, 15.82, 5, 0.25, 0.7841, 1e-4",
    "4.87, 15.82, -2, 0.1, 0.3812, 1e-4",
    "0, 12, 10, 0.5, 0.880704, 1e-6",
    "5, 12, -5, 0.5, 0.384139, 1e-6",
    "0, 12, 3, 0.041666666666666664, 0.889664, 1e-6",
    "0, 13.45, -4, 0.03333333333333333, 0.0517, 1e-4"
  })
  void shouldEqualPublishedNumbers(
      double spread, double sigma, double lead, double left, double p, double tolerance) {
    assertThat(new BrownianMargin(spread, sigma).probability(lead, left))
        .isCloseTo(p, within(tolerance));
  }

  @ParameterizedTest
  @CsvSource({
    "-3, 13.45, 7, 30, 0.718201, 1e-6",
    "0, 13.45, -4, 2, 0.055236, 1e-6",
    "7, 13.86, 0, 60, 0.6931, 1e-4"
  })
  void shouldCountTiesHalf(
      double spread, double sigma, double lead, double minutesLeft, double p, double tolerance) {
    assertThat(new BrownianMargin(spread, sigma).probabilityWithTies(lead, minutesLeft / 60))
        .isCloseTo(p, within(tolerance));
  }

  @Test
  void shouldBeginWithThePriorAndEndWithTheScore() {
    BrownianMargin margin = BrownianMargin.of(0.62, 12);

    assertThat(margin.probability(0, 1)).isCloseTo(0.62, within(1e-14));
    assertThat(margin.probability(1, 0)).isEqualTo(1);
    assertThat(margin.probability(-1, 0)).isZero();
    assertThat(margin.probability(0, 0)).isEqualTo(0.5);
    assertThat(margin.probabilityWithTies(0, 0)).isEqualTo(0.5);
    assertThatThrownBy(() -> new BrownianMargin(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldKnowGamesOfGoals() {
    GoalModel soccer = new GoalModel(1.5, 1.2);

    assertEnding(soccer.ending(0, 1), 0.4415, 0.2548, 0.3037);
    assertEnding(soccer.ending(1, 0.5), 0.7405, 0.1933, 0.0662);
    assertThat(new GoalModel(3.1, 2.9).ending(1, 1.0 / 3).withOvertime(0.5))
        .isCloseTo(0.7756, within(1e-4));
  }

  private static void assertEnding(GoalModel.Ending ending, double home, double draw, double away) {
    assertThat(ending.home()).isCloseTo(home, within(1e-4));
    assertThat(ending.draw()).isCloseTo(draw, within(1e-4));
    assertThat(ending.away()).isCloseTo(away, within(1e-4));
    assertThat(ending.home() + ending.draw() + ending.away()).isCloseTo(1, within(1e-12));
  }

  @Test
  void shouldTreatSidesAlikeAndRiseWithTheLeadInGamesOfGoals() {
    for (int lead = -4; lead <= 4; lead++) {
      GoalModel.Ending one = new GoalModel(1.7, 0.9).ending(lead, 0.4);
      GoalModel.Ending other = new GoalModel(0.9, 1.7).ending(-lead, 0.4);
      assertThat(one.home()).isCloseTo(other.away(), within(1e-14));
      assertThat(new GoalModel(1.7, 0.9).ending(lead + 1, 0.4).home()).isGreaterThan(one.home());
    }
    assertThat(new GoalModel(1.7, 0.9).ending(0, 0).draw()).isEqualTo(1);
  }

  @Test
  void shouldSplitGoalsSoThatTheGameBeginsWithThePrior() {
    assertThat(GoalModel.of(0.55, 2.7, 0).ending(0, 1).home()).isCloseTo(0.55, within(1e-12));
    assertThat(GoalModel.of(0.55, 6, 0.5).ending(0, 1).withOvertime(0.5))
        .isCloseTo(0.55, within(1e-12));
    assertThatThrownBy(() -> GoalModel.of(0.99, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new GoalModel(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new GoalModel(1, 1).ending(0, 1.1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
