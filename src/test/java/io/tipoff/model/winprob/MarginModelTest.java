package io.tipoff.model.winprob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.model.Normal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarginModelTest {
  private static final double[] PRIORS = {0.03, 0.25, 0.5, 0.6, 0.9};

  /** A model and how long its games are, in seconds. */
  record League(MarginModel model, MarginParameters parameters) {

    double seconds() {
      return parameters.minutes() * 60;
    }

    double probability(double prior, int lead, double secondsLeft) {
      return model.game(Prior.of(prior)).probability(new ScoreState(lead, secondsLeft));
    }
  }

  private static Stream<League> leagues() {
    return Stream.of(
        new League(MarginModel.NBA, MarginParameters.NBA),
        new League(MarginModel.NFL, MarginParameters.NFL));
  }

  @ParameterizedTest
  @MethodSource("leagues")
  void shouldBeginWithThePrior(League league) {
    for (double prior : PRIORS) {
      assertThat(league.probability(prior, 0, league.seconds())).isCloseTo(prior, within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("leagues")
  void shouldRiseWithLeadAndPrior(League league) {
    for (double left : new double[] {1, 24, 110, 700, 1_500, 2_800}) {
      for (int lead = -30; lead < 30; lead++) {
        double p = league.probability(0.6, lead, left);
        assertThat(league.probability(0.6, lead + 1, left)).isGreaterThanOrEqualTo(p);
        assertThat(league.probability(0.61, lead, left)).isGreaterThanOrEqualTo(p);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("leagues")
  void shouldMakeALeadWorthMoreAsTimeRunsOut(League league) {
    for (int lead : new int[] {1, 4, 12}) {
      double last = 0.5;
      for (double left = league.seconds(); left >= 0; left -= 12) {
        double p = league.probability(0.5, lead, left);
        assertThat(p).isGreaterThanOrEqualTo(last - 1e-12);
        last = p;
      }
      assertThat(last).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("leagues")
  void shouldTreatHomeAndAwayAlike(League league) {
    for (double prior : PRIORS) {
      for (double left : new double[] {0, 5, 60, 900, 2_000}) {
        for (int lead = -15; lead <= 15; lead += 3) {
          double home = league.probability(prior, lead, left);
          double away = league.probability(1 - prior, -lead, left);
          assertThat(home + away).isCloseTo(1, within(1e-12));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("leagues")
  void shouldBeDecidedWhenTheClockIsOut(League league) {
    assertThat(league.probability(0.2, 1, 0)).isEqualTo(1);
    assertThat(league.probability(0.8, -1, 0)).isZero();
    assertThat(league.model().game(Prior.of(0.6)).estimate(new ScoreState(3, 0)).sigma()).isZero();
  }

  @Test
  void shouldPlayOnWhenTied() {
    League nba = new League(MarginModel.NBA, MarginParameters.NBA);

    assertThat(nba.probability(0.8, 0, 0)).isBetween(0.55, 0.8);
    assertThat(nba.probability(0.8, 0, 0)).isCloseTo(nba.probability(0.8, 0, 300), within(0.01));
    assertThat(new League(MarginModel.NFL, MarginParameters.NFL).probability(0.8, 0, 0))
        .isEqualTo(0.5);
  }

  /** What is expected of the chance after a while is the chance now: prices cannot be foreseen. */
  @ParameterizedTest
  @MethodSource("leagues")
  void shouldExpectNoChangeOfTheChance(League league) {
    MarginParameters p = league.parameters();
    double prior = 0.65;
    double whole = p.deviation(p.minutes());
    double margin = whole * Normal.quantile(prior);
    double then = p.minutes() / 2;
    double mean = margin * (1 - p.toCome(then));
    double kept = p.kept(then);
    double variance = (whole * whole - p.deviation(then) * p.deviation(then)) / (kept * kept);
    double level = (margin - margin * p.toCome(then)) / kept;
    assertThat(mean).isBetween(0.0, margin);
    double expected = 0;
    double mass = 0;
    for (int lead = -80; lead <= 80; lead++) {
      double density = Normal.density((lead - level) / Math.sqrt(variance));
      expected += density * league.probability(prior, lead, then * 60);
      mass += density;
    }

    assertThat(expected / mass).isCloseTo(prior, within(2e-3));
  }

  @ParameterizedTest
  @MethodSource("leagues")
  void shouldStateASigmaThatWidensWhereLittleIsKnown(League league) {
    MarginGame game = league.model().game(Prior.of(0.6));

    double early = game.estimate(new ScoreState(0, league.seconds())).sigma();
    double close = game.estimate(new ScoreState(1, 20)).sigma();
    double before = game.estimate(new ScoreState(1, 125)).sigma();
    double within = game.estimate(new ScoreState(1, 115)).sigma();
    double over = game.estimate(new ScoreState(30, 60)).sigma();
    double vague =
        league.model().game(new Prior(0.6, 0.15)).estimate(new ScoreState(0, 2_000)).sigma();

    assertThat(early).isBetween(0.02, 0.08);
    assertThat(close).isGreaterThan(0.05);
    assertThat(within).isGreaterThan(1.5 * before);
    assertThat(over).isLessThan(0.01).isPositive();
    assertThat(vague).isGreaterThan(0.1);
  }

  /**
   * By hand: a lead of 10 with 24 minutes left melts to 6.173 with a deviation of 9.491; above 4.5
   * is Phi(1.673/9.491) = .5700, and of 1 point or less of the ties (.0340) an overtime gives 4.5
   * points in one of five.
   */
  @Test
  void shouldGiveTheChanceOfAMargin() {
    MarginGame game = MarginModel.NBA.game(new Prior(0.5, 0.02));
    ScoreState state = new ScoreState(10, 1_440);
    assertThat(game.above(state, 4.5).probability())
        .isCloseTo(0.5700 + 0.0340 * 0.21, within(0.004));
    assertThat(game.above(state, 5).probability())
        .isBetween(game.above(state, 5.5).probability(), game.above(state, 4.5).probability());
    assertThat(game.above(state, 0.5).probability())
        .as("half a point is a win")
        .isCloseTo(game.probability(state), within(0.005));
    assertThat(game.above(new ScoreState(-10, 1_440), -4.5).probability())
        .as("home and away alike")
        .isCloseTo(1 - game.above(state, 4.5).probability(), within(1e-6));
    assertThat(game.above(new ScoreState(5, 0), 5).probability()).isEqualTo(0.5);
    assertThat(game.above(state, 4.5).sigma()).isBetween(0.01, 0.1);
    assertThatThrownBy(() -> game.above(state, 0)).hasMessageContaining("halves of a point");
    assertThatThrownBy(() -> game.above(state, 4.3)).hasMessageContaining("halves of a point");
  }

  @Test
  void shouldMeltLeadsInLikeWithPublishedScoringOfTheLeader() {
    double perPlay = 2 * 0.0022 * 2.07;
    double playsPerMinute = 60 / 30.4;

    assertThat(MarginParameters.NBA.reversion()).isCloseTo(perPlay * playsPerMinute, within(0.003));
    assertThat(MarginParameters.NBA.kept(0)).isEqualTo(1);
    assertThat(MarginParameters.NBA.toCome(48)).isEqualTo(1);
    assertThat(MarginParameters.NBA.deviation(48)).isBetween(10.5, 13.0);
  }

  @Test
  void shouldFollowTheProcessOfItsParameters() {
    MarginParameters p = new MarginParameters(48, 5, 0.02, 2.4, 2, 0.05);

    assertThat(p.kept(24)).isCloseTo(Math.exp(-0.48), within(1e-14));
    assertThat(p.toCome(24)).isCloseTo(1 / (1 + Math.exp(-0.48)), within(1e-14));
    assertThat(p.deviation(24))
        .isCloseTo(Math.sqrt(5.76 * (1 - Math.exp(-0.96)) / 0.04 + 2), within(1e-12));
    assertThat(p.deviation(0.05))
        .isCloseTo(
            Math.sqrt(5.76 * (1 - Math.exp(-0.002)) / 0.04 + 2 * (1 - Math.exp(-1))),
            within(1e-12));
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    assertThatThrownBy(() -> new Prior(0, 0.1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Prior(0.5, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScoreState(0, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScoreState(0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MarginParameters(48, 5, 0, 2, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
