package io.tipoff.model.winprob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseballTest {
  private static final WinExpectancy TABLE = WinExpectancyFile.standard();
  private static final Baseball BASEBALL = new Baseball(TABLE);

  private static double chance(double prior, BaseballState state) {
    return BASEBALL.estimate(Prior.of(prior), state).probability();
  }

  @Test
  void shouldKnowPublishedStates() {
    assertThat(TABLE.home(new BaseballState(9, true, 0, 0, 0))).isCloseTo(0.6620, within(3e-4));
    assertThat(1 - TABLE.home(new BaseballState(5, false, 0, 0, -2)))
        .isCloseTo(0.7489, within(3e-4));
  }

  @Test
  void shouldBeginWithThePrior() {
    for (double prior : new double[] {0.3, 0.5, 0.54, 0.7}) {
      assertThat(chance(prior, BaseballState.START)).isCloseTo(prior, within(1e-12));
    }
  }

  @Test
  void shouldForgetThePriorAsOutsAreMade() {
    double early =
        chance(0.7, new BaseballState(2, false, 0, 0, 0))
            - chance(0.5, new BaseballState(2, false, 0, 0, 0));
    double late =
        chance(0.7, new BaseballState(8, false, 0, 0, 0))
            - chance(0.5, new BaseballState(8, false, 0, 0, 0));

    assertThat(late).isLessThan(early / 2).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"9, 1", "10, 4", "14, 1"})
  void shouldEndWhenTheHomeSideLeadsInItsLastTurn(int inning, int lead) {
    var estimate = BASEBALL.estimate(Prior.of(0.4), new BaseballState(inning, true, 0, 0, lead));

    assertThat(estimate.probability()).isEqualTo(1);
    assertThat(estimate.sigma()).isZero();
  }

  @Test
  void shouldRiseWithTheLeadInEveryState() {
    for (int inning = 1; inning <= 11; inning++) {
      for (int situation = 0; situation < 48; situation++) {
        boolean bottom = situation >= 24;
        for (int lead = -14; lead < 14; lead++) {
          int outs = situation % 3;
          int runners = situation / 3 % 8;
          double less = TABLE.home(new BaseballState(inning, bottom, outs, runners, lead));
          double more = TABLE.home(new BaseballState(inning, bottom, outs, runners, lead + 1));
          assertThat(more).isGreaterThanOrEqualTo(less);
        }
      }
    }
  }

  @Test
  void shouldLikeRunnersAndDislikeOutsOfTheOtherSide() {
    double empty = TABLE.home(new BaseballState(7, false, 0, 0, 0));

    assertThat(TABLE.home(new BaseballState(7, false, 0, 7, 0))).isLessThan(empty - 0.1);
    assertThat(TABLE.home(new BaseballState(7, false, 2, 0, 0))).isGreaterThan(empty);
    assertThat(TABLE.home(new BaseballState(7, true, 0, 7, 0))).isGreaterThan(empty + 0.1);
  }

  @Test
  void shouldStateItsSigma() {
    assertThat(BASEBALL.estimate(Prior.of(0.55), BaseballState.START).sigma())
        .isCloseTo(0.02, within(1e-3));
    assertThat(BASEBALL.estimate(Prior.of(0.55), new BaseballState(6, false, 1, 0, 0)).sigma())
        .isBetween(0.01, 0.04);
    assertThat(BASEBALL.estimate(Prior.of(0.55), new BaseballState(9, false, 2, 0, 10)).sigma())
        .isEqualTo(0.002);
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    assertThatThrownBy(() -> new BaseballState(0, true, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BaseballState(1, true, 3, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BaseballState(1, true, 0, 8, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WinExpectancy(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
