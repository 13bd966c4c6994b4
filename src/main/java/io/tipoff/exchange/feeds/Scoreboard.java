package io.tipoff.exchange.feeds;

import io.tipoff.exchange.world.GameState;
import io.tipoff.exchange.world.GameStatus;
import io.tipoff.exchange.world.ListedGame;
import io.tipoff.exchange.world.Team;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a game stands.
 *
 * @param away points of the away team in each period
 * @param home points of the home team in each period
 * @param outs of the team that bats, in baseball
 */
record Scoreboard(
    ListedGame game, GameState state, List<Integer> away, List<Integer> home, int outs) {
  private static final int OUTS = 3;

  Scoreboard {
    away = List.copyOf(away);
    home = List.copyOf(home);
  }

  static Scoreboard of(ListedGame game, GameState state) {
    return new Scoreboard(game, state, List.of(), List.of(), 0);
  }

  /** The same after the game has moved on. */
  Scoreboard then(GameState next) {
    return new Scoreboard(
        game,
        next,
        plus(away, next.period(), next.away() - state.away()),
        plus(home, next.period(), next.home() - state.home()),
        outsBy(next));
  }

  private static List<Integer> plus(List<Integer> before, int period, int points) {
    List<Integer> after = new ArrayList<>(before);
    while (after.size() < period) {
      after.add(0);
    }
    if (points != 0) {
      after.set(period - 1, after.get(period - 1) + points);
    }
    return after;
  }

  /** Each turn is an out; a state that follows no play is none. */
  private int outsBy(GameState next) {
    boolean isTurn =
        state.status() == GameStatus.LIVE
            && next.status() == GameStatus.LIVE
            && next.period() == state.period();
    return isTurn ? (outs + 1) % OUTS : outs;
  }

  int points(Team team) {
    return team == Team.AWAY ? state.away() : state.home();
  }

  List<Integer> periods(Team team) {
    return team == Team.AWAY ? away : home;
  }

  boolean isOver() {
    return state.status() == GameStatus.FINAL;
  }

  /** Whether it has begun and is not over. */
  boolean isLive() {
    return state.status() == GameStatus.LIVE || state.status() == GameStatus.SUSPENDED;
  }

  /** Whether it waits for its next period. */
  boolean isBetweenPeriods() {
    return state.status() == GameStatus.LIVE && game.hasClock() && state.secondsLeft() == 0;
  }

  /** Whether it waits for its second half. */
  boolean isHalfTime() {
    return isBetweenPeriods() && 2 * state.period() == game.periods();
  }

  /** Such as 8:45, what is left of the period. */
  String clock() {
    return "%d:%02d".formatted(state.secondsLeft() / 60, state.secondsLeft() % 60);
  }
}
