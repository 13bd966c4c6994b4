package io.tipoff.model.calibration;

import io.tipoff.model.Estimate;
import io.tipoff.model.winprob.BrownianMargin;
import io.tipoff.model.winprob.MarginGame;
import io.tipoff.model.winprob.MarginModel;
import io.tipoff.model.winprob.Prior;
import io.tipoff.model.winprob.ScoreState;

/** Something that gives the home side a chance in every state of a game. */
@FunctionalInterface
public interface Forecast {

  /** How it sees a game that begins with a prior. */
  OfGame of(Prior prior);

  /** How it sees the states of one game. */
  @FunctionalInterface
  interface OfGame {
    Estimate at(ScoreState state);
  }

  /** A margin model. */
  static Forecast of(MarginModel model) {
    return prior -> {
      MarginGame game = model.game(prior);
      return game::estimate;
    };
  }

  /**
   * The closed form anchored to the prior, to compare with.
   *
   * @param sigma of the final margin in points
   * @param seconds of regulation
   */
  static Forecast brownian(double sigma, double seconds) {
    return prior -> {
      BrownianMargin margin = BrownianMargin.of(prior.probability(), sigma);
      return state ->
          new Estimate(margin.probability(state.lead(), state.secondsLeft() / seconds), 0);
    };
  }
}
