package io.tipoff.model.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.model.Estimate;
import io.tipoff.model.Normal;
import io.tipoff.model.odds.BookLine;
import io.tipoff.model.odds.BookRating;
import io.tipoff.model.odds.DevigMethod;
import io.tipoff.model.odds.Odds;
import io.tipoff.model.winprob.BaseballState;
import io.tipoff.model.winprob.MarginParameters;
import io.tipoff.model.winprob.ScoreState;
import io.tipoff.model.winprob.WinExpectancy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final LocalDate DAY = LocalDate.of(2020, 1, 1);

  @Test
  void shouldScore() {
    assertThat(Score.brier(0.7, 1)).isCloseTo(0.09, within(1e-15));
    assertThat(Score.brier(0.7, 0.5)).isCloseTo(0.04, within(1e-15));
    assertThat(Score.logLoss(0.7, 1)).isCloseTo(-Math.log(0.7), within(1e-15));
    assertThat(Score.logLoss(0.7, 0)).isCloseTo(-Math.log(0.3), within(1e-15));
    assertThat(Score.logLoss(0, 1)).isCloseTo(-Math.log(0.001), within(1e-12));
  }

  @Test
  void shouldTreatTheRowsOfAGameAsOneObservation() {
    Random random = new Random(5);
    List<Bootstrap.Cluster> games = new ArrayList<>();
    List<Bootstrap.Cluster> rows = new ArrayList<>();
    for (int game = 0; game < 200; game++) {
      double figure = random.nextGaussian();
      games.add(new Bootstrap.Cluster(50 * figure, 50));
      for (int row = 0; row < 50; row++) {
        rows.add(new Bootstrap.Cluster(figure, 1));
      }
    }

    Bootstrap.Interval byGame = Bootstrap.over(games);
    Bootstrap.Interval byRow = Bootstrap.over(rows);

    assertThat(byGame.mean()).isCloseTo(byRow.mean(), within(1e-12));
    assertThat(byGame.high() - byGame.low()).isCloseTo(2 * 1.96 / Math.sqrt(200), within(0.05));
    assertThat(byRow.high() - byRow.low()).isLessThan((byGame.high() - byGame.low()) / 4);
    assertThat(Bootstrap.over(games)).isEqualTo(byGame);
  }

  @Test
  void shouldWeighGamesByTheirRows() {
    Bootstrap.Interval interval =
        Bootstrap.over(List.of(new Bootstrap.Cluster(2, 1), new Bootstrap.Cluster(200, 100)));

    assertThat(interval).isEqualTo(new Bootstrap.Interval(2, 2, 2));
  }

  @Test
  void shouldFindOutWhetherSigmasTellTheTruth() {
    Coverage honest = coverage(0.05, 0.05);
    Coverage blind = coverage(0.15, 0);

    assertThat(honest.groups()).hasSizeGreaterThan(20);
    assertThat(honest.share()).isGreaterThan(0.85);
    assertThat(blind.share()).isLessThan(0.6);
    assertThat(new Coverage(2_880, 20).share()).isEqualTo(1);
  }

  /** Games whose chances are a step away from what is given, always the same way in a group. */
  private static Coverage coverage(double wrong, double sigma) {
    Random random = new Random(9);
    Coverage coverage = new Coverage(2_880, 20);
    for (int game = 0; game < 20_000; game++) {
      double p = 0.2 + 0.6 * random.nextDouble();
      double left = 2_880 * random.nextDouble();
      double truth = p + ((int) (p * 10) % 2 == 0 ? wrong : -wrong);
      double result = random.nextDouble() < truth ? 1 : 0;
      coverage.add("game" + game, new ScoreState(0, left), new Estimate(p, sigma), result);
    }
    return coverage;
  }

  @Test
  void shouldFindTheParametersOfInventedGames() {
    MarginParameters truth = new MarginParameters(48, 5, 0.03, 2.2, 1.5, 0.05);
    MarginParameters start = new MarginParameters(48, 5, 0.01, 3, 3, 0.05);

    MarginParameters fitted = new MarginFit(games(truth, 10_000), 0.5, start).parameters();

    assertThat(fitted.reversion()).isCloseTo(truth.reversion(), within(0.002));
    assertThat(fitted.spread()).isCloseTo(truth.spread(), within(0.1));
    assertThat(fitted.overtimeMinutes()).isEqualTo(5);
  }

  /** Each of a lead at a random time and the margin that the parameters make of it. */
  private static List<RecordedGame> games(MarginParameters truth, int number) {
    Random random = new Random(21);
    List<RecordedGame> games = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      double prior = 0.2 + 0.6 * random.nextDouble();
      double margin = truth.deviation(48) * Normal.quantile(prior);
      double minutes = 0.5 + 46 * random.nextDouble();
      int lead = random.nextInt(31) - 15;
      double mean = lead * truth.kept(minutes) + margin * truth.toCome(minutes);
      int last = (int) Math.rint(mean + truth.deviation(minutes) * random.nextGaussian());
      games.add(
          new RecordedGame(
              "g" + i,
              DAY,
              OptionalDouble.of(prior),
              last > 0 ? 1 : 0,
              List.of(new ScoreState(lead, 60 * minutes), new ScoreState(last, 0))));
    }
    return games;
  }

  @Test
  void shouldMakeASequenceRise() {
    assertThat(Monotone.rising(new double[] {1, 3, 2, 4}, new double[] {1, 1, 3, 1}))
        .containsExactly(1, 2.25, 2.25, 4);
    assertThat(Monotone.rising(new double[] {3, 2, 1}, new double[] {1, 1, 1}))
        .containsExactly(2, 2, 2);
  }

  @Test
  void shouldShrinkSmallCellsAndLeaveLargeOnes() {
    WinExpectancyFit fit = new WinExpectancyFit();
    fit.add(new BaseballCount(3, true, 1, 0, 0, 100_000, 55_000));
    fit.add(new BaseballCount(3, true, 1, 0, 1, 100_000, 65_000));
    fit.add(new BaseballCount(3, true, 1, 0, 2, 2, 0));
    fit.add(new BaseballCount(12, true, 1, 0, 0, 40_000, 24_000));
    fit.add(new BaseballCount(13, true, 1, 0, 0, 60_000, 36_000));
    WinExpectancy table = new WinExpectancy(fit.rows());

    assertThat(table.home(new BaseballState(3, true, 1, 0, 0))).isCloseTo(0.55, within(1e-3));
    assertThat(table.home(new BaseballState(3, true, 1, 0, 1))).isCloseTo(0.65, within(1e-3));
    assertThat(table.home(new BaseballState(3, true, 1, 0, 2))).isBetween(0.65, 0.78);
    assertThat(table.home(new BaseballState(10, true, 1, 0, 0))).isCloseTo(0.6, within(2e-3));
    assertThat(table.home(new BaseballState(5, true, 1, 0, 3))).isGreaterThan(0.5);
  }

  @Test
  void shouldRateTheBookThatIsNearestToWhereLinesGo() {
    Random random = new Random(2);
    List<RecordedMarket> markets = new ArrayList<>();
    for (int i = 0; i < 800; i++) {
      double closing = random.nextGaussian() * 0.5;
      double opening = closing + 0.1 * random.nextGaussian();
      markets.add(
          new RecordedMarket(
              DAY,
              List.of(
                  line("sharp", opening + 0.02 * random.nextGaussian()),
                  line("middling", opening + 0.04 * random.nextGaussian()),
                  line("dull", opening + 0.08 * random.nextGaussian())),
              List.of(line("sharp", closing), line("middling", closing), line("dull", closing)),
              0));
    }

    List<BookRating> ratings = SharpnessFit.ratings(DevigMethod.SHIN, markets);

    assertThat(ratings.stream().map(BookRating::book)).containsExactly("sharp", "middling", "dull");
    assertThat(ratings.get(0).sharpness()).isEqualTo(1);
    assertThat(ratings.get(1).sharpness()).isBetween(0.1, 0.5);
    assertThat(ratings.get(2).sharpness()).isLessThan(ratings.get(1).sharpness() / 2);
  }

  private static BookLine line(String book, double logOdds) {
    double p = 1 / (1 + Math.exp(-logOdds));
    return new BookLine(
        book,
        List.of(
            new BookLine.Quote(Optional.of(new Odds(1 / (p + 0.02))), 0),
            new BookLine.Quote(Optional.of(new Odds(1 / (1 - p + 0.02))), 0)),
        OptionalDouble.empty());
  }
}
