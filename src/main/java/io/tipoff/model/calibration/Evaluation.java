package io.tipoff.model.calibration;

import io.tipoff.model.Estimate;
import io.tipoff.model.winprob.Prior;
import io.tipoff.model.winprob.ScoreState;
import java.util.ArrayList;
import java.util.List;

/** Scores a forecast beside another on games that were played; each game is one observation. */
public final class Evaluation {
  private static final int GAMES_PER_GROUP = 20;

  private final Forecast forecast;
  private final Forecast baseline;
  private final double usualPrior;
  private final double seconds;

  /**
   * An evaluation.
   *
   * @param baseline to compare with
   * @param usualPrior of games that have none
   * @param seconds of regulation
   */
  public Evaluation(Forecast forecast, Forecast baseline, double usualPrior, double seconds) {
    this.forecast = forecast;
    this.baseline = baseline;
    this.usualPrior = usualPrior;
    this.seconds = seconds;
  }

  /** The mean scores of a forecast over all states. */
  public record Scores(double brier, double logLoss) {}

  /**
   * What came out.
   *
   * @param withPrior games with a prior of their own
   * @param brier the forecast's Brier score less the baseline's
   * @param logLoss the same of the log loss
   * @param coverage of the forecast's sigmas
   */
  public record Report(
      int states,
      int games,
      int withPrior,
      Scores scores,
      Scores baseline,
      Bootstrap.Interval brier,
      Bootstrap.Interval logLoss,
      Coverage coverage) {}

  /** Sums over the states of one game. */
  private static final class Sums {
    private double brier;
    private double logLoss;
    private double baselineBrier;
    private double baselineLogLoss;
  }

  /** Scores the games; there must be one. */
  public Report of(List<RecordedGame> games) {
    Coverage coverage = new Coverage(seconds, GAMES_PER_GROUP);
    List<Sums> sums = games.stream().map(game -> sums(game, coverage)).toList();
    int states = games.stream().mapToInt(game -> game.states().size()).sum();
    int withPrior = (int) games.stream().filter(game -> game.prior().isPresent()).count();
    List<Bootstrap.Cluster> brier = new ArrayList<>();
    List<Bootstrap.Cluster> logLoss = new ArrayList<>();
    Sums all = new Sums();
    for (int i = 0; i < games.size(); i++) {
      Sums game = sums.get(i);
      int rows = games.get(i).states().size();
      brier.add(new Bootstrap.Cluster(game.brier - game.baselineBrier, rows));
      logLoss.add(new Bootstrap.Cluster(game.logLoss - game.baselineLogLoss, rows));
      all.brier += game.brier;
      all.logLoss += game.logLoss;
      all.baselineBrier += game.baselineBrier;
      all.baselineLogLoss += game.baselineLogLoss;
    }
    return new Report(
        states,
        games.size(),
        withPrior,
        new Scores(all.brier / states, all.logLoss / states),
        new Scores(all.baselineBrier / states, all.baselineLogLoss / states),
        Bootstrap.over(brier),
        Bootstrap.over(logLoss),
        coverage);
  }

  private Sums sums(RecordedGame game, Coverage coverage) {
    Prior prior =
        game.prior().isPresent()
            ? Prior.of(game.prior().getAsDouble())
            : new Prior(usualPrior, Prior.UNKNOWN_SIGMA);
    Forecast.OfGame ours = forecast.of(prior);
    Forecast.OfGame theirs = baseline.of(prior);
    Sums sums = new Sums();
    for (ScoreState state : game.states()) {
      Estimate estimate = ours.at(state);
      double other = theirs.at(state).probability();
      sums.brier += Score.brier(estimate.probability(), game.result());
      sums.logLoss += Score.logLoss(estimate.probability(), game.result());
      sums.baselineBrier += Score.brier(other, game.result());
      sums.baselineLogLoss += Score.logLoss(other, game.result());
      coverage.add(game.id(), state, estimate, game.result());
    }
    return sums;
  }
}
