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
   * The chance that the home side's final margin is above a number of points, overtimes included,
   * with its sigma; just that number counts half.
   *
   * @param points a multiple of one half, not between -1/2 and 1/2
   * @throws IllegalArgumentException for other points
   */
  public Estimate above(ScoreState state, double points) {
    if (points * 2 != StrictMath.rint(points * 2) || StrictMath.abs(points) < TIE) {
      throw new IllegalArgumentException("a margin of halves of a point, not " + points);
    }
    if (decided(state)) {
      double won = state.lead() > points ? 1 : state.lead() < points ? 0 : 0.5;
      return new Estimate(won, 0);
    }
    return estimate(
        state, (lead, expectation) -> above(lead, state.minutesLeft(), expectation, points));
  }

  private double above(double lead, double minutes, Expectation expectation, double points) {
    double overtime = parameters.overtimeMinutes();
    double afterTie = overtime == 0 ? 0.5 : past(0, overtime, expectation.margin, points);
    if (minutes == 0) {
      return lead > TIE || lead < -TIE ? (lead > points ? 1 : 0) : afterTie;
    }
    double tie =
        past(lead, minutes, expectation.margin, -TIE)
            - past(lead, minutes, expectation.margin, TIE);
    double regulation = past(lead, minutes, expectation.margin, points);
    return regulation + tie * (points > 0 ? afterTie : afterTie - 1);
  }

  /** P(margin after so many minutes above a number of points, half for just that number). */
  private double past(double lead, double minutes, double margin, double points) {
    double mean = lead * parameters.kept(minutes) + margin * parameters.toCome(minutes);
    double deviation = parameters.deviation(minutes);
    if (points != StrictMath.rint(points)) {
      return Normal.cumulative((mean - points) / deviation);
    }
    double above = Normal.cumulative((mean - points - TIE) / deviation);
    return (above + Normal.cumulative((mean - points + TIE) / deviation)) / 2;
  }

  /**
   * The same with its sigma: of the prior, of the effect of a lead, and of what score and clock do
   * not tell, taken as independent.
   */
  public Estimate estimate(ScoreState state) {
    if (decided(state)) {
      return new Estimate(probability(state), 0);
    }
    return estimate(state, (lead, expectation) -> at(lead, state, expectation));
  }

  /** A chance as a function of the lead and of what the prior expects. */
  private interface Chance {
    double of(double lead, Expectation expectation);
  }

  private Estimate estimate(ScoreState state, Chance chance) {
    double lead = state.lead();
    double unseen = errors.unseen(state.minutesLeft());
    double shift = errors.effect() * lead;
    double ofPrior = (chance.of(lead, upper) - chance.of(lead, lower)) / 2;
    double ofEffect = (chance.of(lead + shift, expected) - chance.of(lead - shift, expected)) / 2;
    double ofUnseen = (chance.of(lead + unseen, expected) - chance.of(lead - unseen, expected)) / 2;
    double sigma = StrictMath.sqrt(ofPrior * ofPrior + ofEffect * ofEffect + ofUnseen * ofUnseen);
    double p = chance.of(lead, expected);
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
