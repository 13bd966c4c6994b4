package io.tipoff.engine.games;

import io.tipoff.game.GameState;
import io.tipoff.game.Selection;
import io.tipoff.game.Situation;
import io.tipoff.game.TeamSide;
import io.tipoff.market.Listing;
import io.tipoff.market.Question;
import io.tipoff.model.Estimate;
import io.tipoff.model.winprob.Baseball;
import io.tipoff.model.winprob.BaseballState;
import io.tipoff.model.winprob.MarginGame;
import io.tipoff.model.winprob.Prior;
import io.tipoff.model.winprob.ScoreState;
import io.tipoff.model.winprob.WinExpectancyFile;
import io.tipoff.strategy.GameView;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Chances of a game in play by score and clock. Margins of football cluster at 3 and 7, where a
 * smooth margin says too little of a spread; totals have no model.
 */
final class InPlay {
  private static final int OUTS = 3;

  /** Read when the first game of baseball is played. */
  private static final class Innings {
    private static final Baseball MODEL = new Baseball(WinExpectancyFile.standard());
  }

  private InPlay() {}

  /** The chance that a market's YES contract pays; empty where there is no model for it. */
  static Optional<Estimate> estimate(
      Listing listing, Selection side, GameView view, Anchor anchor, Prior prior, long now) {
    Optional<ClockGame> rules = Beliefs.rules(listing, view.state());
    Optional<Estimate> home =
        rules.isPresent()
            ? byClock(listing.question(), side, rules.get(), view, anchor, prior, now)
            : byInning(listing, view.state(), prior);
    return home.flatMap(estimate -> ofSide(estimate, side));
  }

  private static Optional<Estimate> ofSide(Estimate home, Selection side) {
    return switch (side) {
      case HOME -> Optional.of(home);
      case AWAY -> Optional.of(new Estimate(1 - home.probability(), home.sigma()));
      case DRAW, OVER, UNDER -> Optional.empty();
    };
  }

  private static Optional<Estimate> byClock(
      Question question,
      Selection side,
      ClockGame rules,
      GameView view,
      Anchor anchor,
      Prior prior,
      long now) {
    OptionalDouble left = rules.secondsLeft(view.state(), now - view.trueAt());
    int lead = view.state().lead();
    if (left.isEmpty() || (left.getAsDouble() == 0 && lead != 0)) {
      return Optional.empty(); // a clock that is out is for the venue to judge
    }
    ScoreState score = new ScoreState(lead, StrictMath.ceil(left.getAsDouble()));
    MarginGame game = anchor.game(rules, prior);
    return switch (question.kind()) {
      case WINNER -> Optional.of(game.estimate(score));
      case SPREAD -> above(game, score, rules, Sides.ofHome(question, side));
      case UNKNOWN, OUTRIGHT, DRAW, FUTURE, TOTAL -> Optional.empty();
    };
  }

  private static Optional<Estimate> above(
      MarginGame game, ScoreState score, ClockGame rules, Question ofHome) {
    double points = (double) ofHome.threshold() / Question.UNITS_PER_POINT;
    boolean halves = 2 * ofHome.threshold() % Question.UNITS_PER_POINT == 0;
    if (rules != ClockGame.NBA || !halves) {
      return Optional.empty();
    }
    return Optional.of(points == 0 ? game.estimate(score) : game.above(score, points));
  }

  private static Optional<Estimate> byInning(Listing listing, GameState state, Prior prior) {
    String league = listing.league().isEmpty() ? state.league() : listing.league();
    if (!league.equals("mlb")
        || listing.question().kind() != Question.Kind.WINNER
        || state.period() < 1
        || !(state.situation().orElse(null) instanceof Situation.Baseball now)
        || now.outs() >= OUTS) {
      return Optional.empty();
    }
    BaseballState at =
        new BaseballState(
            state.period(),
            now.batting() == TeamSide.HOME,
            now.outs(),
            now.runners(),
            state.lead());
    return Optional.of(Innings.MODEL.estimate(prior, at));
  }
}
