package io.tipoff.backtest.simulation;

import io.tipoff.exchange.world.Clubs;
import io.tipoff.exchange.world.ListedGame;
import io.tipoff.exchange.world.Team;
import io.tipoff.game.BookOdds;
import io.tipoff.game.GameClock;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.game.Selection;
import io.tipoff.game.SideOdds;
import io.tipoff.game.Situation;
import io.tipoff.game.TeamSide;
import io.tipoff.market.Money;
import io.tipoff.market.Question;
import io.tipoff.model.odds.Odds;
import java.util.List;
import java.util.Optional;

/** What happens in the world, in the words of the engine's events. */
final class WorldWords {
  private static final long SECOND = 1_000_000_000;

  private WorldWords() {}

  /**
   * A game as feeds tell it: they do not tell a time-out or a review from a clock that stands.
   *
   * @param outs of the team that bats, in baseball
   */
  static GameState state(ListedGame game, io.tipoff.exchange.world.GameState state, int outs) {
    return new GameState(
        game.settings().sport().league(),
        Clubs.name(game.settings().home()),
        Clubs.name(game.settings().away()),
        state.home(),
        state.away(),
        status(game, state),
        state.period(),
        game.hasClock() ? Optional.of(clock(state)) : Optional.empty(),
        situation(game, state, outs));
  }

  private static GameStatus status(ListedGame game, io.tipoff.exchange.world.GameState state) {
    return switch (state.status()) {
      case SCHEDULED -> GameStatus.SCHEDULED;
      case LIVE, SUSPENDED ->
          game.hasClock() && state.secondsLeft() == 0 ? GameStatus.BREAK : GameStatus.LIVE;
      case FINAL -> GameStatus.FINAL;
    };
  }

  private static GameClock clock(io.tipoff.exchange.world.GameState state) {
    boolean runs =
        state.status() == io.tipoff.exchange.world.GameStatus.LIVE && state.secondsLeft() > 0;
    return new GameClock(state.secondsLeft() * SECOND, runs);
  }

  private static Optional<Situation> situation(
      ListedGame game, io.tipoff.exchange.world.GameState state, int outs) {
    Team batting = state.possession();
    if (game.hasClock() || batting == null) {
      return Optional.empty();
    }
    TeamSide side = batting == Team.HOME ? TeamSide.HOME : TeamSide.AWAY;
    return Optional.of(new Situation.Baseball(side, outs, 0, 0, 0));
  }

  /** A bookmaker's odds as of the home team; locked ones without a price. */
  static BookOdds odds(io.tipoff.exchange.world.BookOdds odds) {
    Question question =
        switch (odds.bet()) {
          case MONEYLINE -> Question.WINNER;
          case SPREAD -> Question.spread(-units(odds.game().handicap()));
          case TOTAL -> Question.total(units(odds.game().total()));
        };
    boolean total = question.kind() == Question.Kind.TOTAL;
    SideOdds first =
        side(total ? Selection.OVER : Selection.HOME, total ? odds.away() : odds.home(), odds);
    SideOdds second =
        side(total ? Selection.UNDER : Selection.AWAY, total ? odds.home() : odds.away(), odds);
    return new BookOdds(
        odds.bookmaker(),
        question,
        true,
        List.of(first, second),
        Optional.of(Money.of(String.valueOf(odds.limit()))),
        odds.time(),
        odds.time());
  }

  private static SideOdds side(
      Selection selection, int american, io.tipoff.exchange.world.BookOdds odds) {
    return odds.locked()
        ? SideOdds.suspended(selection)
        : SideOdds.of(selection, Odds.american(american).decimal());
  }

  private static int units(double points) {
    return (int) Math.round(points * Question.UNITS_PER_POINT);
  }
}
