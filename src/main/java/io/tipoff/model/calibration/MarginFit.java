package io.tipoff.model.calibration;

import io.tipoff.model.NelderMead;
import io.tipoff.model.Normal;
import io.tipoff.model.winprob.MarginParameters;
import io.tipoff.model.winprob.ScoreState;
import java.util.List;

/**
 * Fits how margins move to games: the reversion, spread and end variance under which the margins at
 * the end of regulation are likeliest, every game with the same weight. Final margins tell more
 * than who won, which keeps a fit to a few hundred games steady.
 */
public final class MarginFit {
  private static final double USELESS = 1e9;

  private final List<RecordedGame> games;
  private final double usualPrior;
  private final MarginParameters start;

  /**
   * A fit.
   *
   * @param games to learn from
   * @param usualPrior of a game without one
   * @param start where to look first; its times are kept
   */
  public MarginFit(List<RecordedGame> games, double usualPrior, MarginParameters start) {
    this.games = games;
    this.usualPrior = usualPrior;
    this.start = start;
  }

  /** The likeliest parameters. */
  public MarginParameters parameters() {
    double[] best =
        NelderMead.minimum(
            logs -> unlikelihood(at(logs)),
            StrictMath.log(start.reversion()),
            StrictMath.log(start.spread()),
            StrictMath.log(start.endVariance()));
    return at(best);
  }

  private MarginParameters at(double[] logs) {
    return new MarginParameters(
        start.minutes(),
        start.overtimeMinutes(),
        StrictMath.exp(logs[0]),
        StrictMath.exp(logs[1]),
        StrictMath.exp(logs[2]),
        start.endMinutes());
  }

  private double unlikelihood(MarginParameters parameters) {
    double whole = parameters.deviation(parameters.minutes());
    double sum = 0;
    for (RecordedGame game : games) {
      double margin = whole * Normal.quantile(game.prior().orElse(usualPrior));
      sum += unlikelihood(parameters, game, margin);
    }
    return Double.isFinite(sum) ? sum / games.size() : USELESS;
  }

  private static double unlikelihood(
      MarginParameters parameters, RecordedGame game, double margin) {
    double sum = 0;
    int states = 0;
    for (ScoreState state : game.states()) {
      double minutes = state.secondsLeft() / 60;
      if (minutes > 0) {
        double mean = state.lead() * parameters.kept(minutes) + margin * parameters.toCome(minutes);
        double deviation = parameters.deviation(minutes);
        double distance = (game.finalLead() - mean) / deviation;
        sum += StrictMath.log(deviation) + distance * distance / 2;
        states++;
      }
    }
    return states == 0 ? 0 : sum / states;
  }
}
