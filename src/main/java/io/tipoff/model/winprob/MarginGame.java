package io.tipoff.model.winprob;

import io.tipoff.model.Estimate;
import io.tipoff.model.Normal;
import io.tipoff.model.RootFinder;

/** The win probability of one game, whose prior is settled. */
public final class MarginGame {
  private static final double TIE = 0.5;
  private static final double CERTAIN = 1e-6;

  private final MarginParameters parameters;
  private final ErrorModel errors;
  private final Expectation expected;
  private final Expectation lower;
  private final Expectation upper;

  /** The final margin that the prior expects, and what it makes of an overtime. */
  private record Expectation(double margin, double overtime) {}

  MarginGame(MarginParameters parameters, ErrorModel errors, Prior prior) {
    this.parameters = parameters;
    this.errors = errors;
    double p = prior.probability();
    this.expected = expectation(p);
    this.lower = expectation(StrictMath.max(CERTAIN, p - prior.sigma()));
    this.upper = expectation(StrictMath.min(1 - CERTAIN, p + prior.sigma()));
  }

  /** The chance that the home side wins; a game tied for good counts as half a win. */
  public double probability(ScoreState state) {
    return decided(state) ? (state.lead() > 0 ? 1 : 0) : at(state.lead(), state, expected);
  }

  /**
   * The same with its sigma: of the prior, of the effect of a lead, and of what score and clock do
   * not tell, taken as independent.
   */
  public Estimate estimate(ScoreState state) {
    double p = probability(state);
    if (decided(state)) {
      return new Estimate(p, 0);
    }
    double lead = state.lead();
    double unseen = errors.unseen(state.minutesLeft());
    double shift = errors.effect() * lead;
    double ofPrior = (at(lead, state, upper) - at(lead, state, lower)) / 2;
    double ofEffect = (at(lead + shift, state, expected) - at(lead - shift, state, expected)) / 2;
    double ofUnseen = (at(lead + unseen, state, expected) - at(lead - unseen, state, expected)) / 2;
    double sigma = StrictMath.sqrt(ofPrior * ofPrior + ofEffect * ofEffect + ofUnseen * ofUnseen);
    return new Estimate(p, StrictMath.max(errors.floor(), sigma));
  }

  /** The clock is out, and nobody has to play on. */
  private static boolean decided(ScoreState state) {
    return state.secondsLeft() == 0 && state.lead() != 0;
  }

  private double at(double lead, ScoreState state, Expectation expectation) {
    double minutes = state.minutesLeft();
    if (minutes == 0) {
      return lead > TIE ? 1 : lead < -TIE ? 0 : expectation.overtime;
    }
    return beyond(lead, minutes, expectation.margin, expectation.overtime);
  }

  /** P(win in regulation) + P(tie) P(win after a tie). */
  private double beyond(double lead, double minutes, double margin, double overtime) {
    double mean = lead * parameters.kept(minutes) + margin * parameters.toCome(minutes);
    double deviation = parameters.deviation(minutes);
    double win = Normal.cumulative((mean - TIE) / deviation);
    double winOrTie = Normal.cumulative((mean + TIE) / deviation);
    return win + (winOrTie - win) * overtime;
  }

  private Expectation expectation(double prior) {
    double reach = 12 * parameters.deviation(parameters.minutes());
    double margin =
        RootFinder.find(
            m -> beyond(0, parameters.minutes(), m, overtime(m)) - prior, -reach, reach);
    return new Expectation(margin, overtime(margin));
  }

  /** The chance to win an overtime; one that is tied too is a coin's toss. */
  private double overtime(double margin) {
    double minutes = parameters.overtimeMinutes();
    return minutes == 0 ? 0.5 : beyond(0, minutes, margin, 0.5);
  }
}
