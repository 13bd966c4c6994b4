package io.tipoff.model.winprob;

import io.tipoff.model.Estimate;
import io.tipoff.model.LogOdds;

/**
 * Win probability in baseball: the table of win expectancy, moved in log odds towards the prior by
 * as much as is left of the game.
 */
public final class Baseball {
  private static final double SURELY = 1e-4;

  /** What teams, pitchers and parks may add to a table of all games, on the scale of log odds. */
  private static final double UNSEEN = 0.12;

  private static final double FLOOR = 0.002;

  private final WinExpectancy table;
  private final double start;

  public Baseball(WinExpectancy table) {
    this.table = table;
    this.start = LogOdds.of(table.home(BaseballState.START));
  }

  /** The chance that the home side wins, with its sigma. */
  public Estimate estimate(Prior prior, BaseballState state) {
    double average = table.home(state);
    if (state.wonByHome()) {
      return new Estimate(average, 0);
    }
    double share = state.shareLeft();
    double tableOdds = LogOdds.of(Math.clamp(average, SURELY, 1 - SURELY));
    double p = LogOdds.probability(tableOdds + share * (LogOdds.of(prior.probability()) - start));
    double ofPrior = share * prior.sigma() / (prior.probability() * (1 - prior.probability()));
    double unseen = UNSEEN * StrictMath.sqrt(1 - share);
    double sigma = p * (1 - p) * StrictMath.sqrt(ofPrior * ofPrior + unseen * unseen);
    return new Estimate(p, StrictMath.max(FLOOR, sigma));
  }
}
