package io.tipoff.exchange.world;

/**
 * A sport in outline: two teams take turns, each of which brings points by chance, and a tie after
 * the last period is played off.
 *
 * @param row turns that a team takes in a row before the other does
 * @param walkOff whether the team that comes last in a deciding period stops once it leads
 */
record Rules(
    Regulation regulation,
    Overtime overtime,
    int row,
    boolean walkOff,
    Scoring scoring,
    Contest contest,
    Pace pace) {

  /**
   * The game before any overtime.
   *
   * @param seconds of a period's clock; 0 for a game without a clock
   * @param turns of a period, both teams together
   */
  record Regulation(int periods, int seconds, int turns) {}

  /**
   * What follows a level game.
   *
   * @param seconds of an overtime's clock
   * @param turns of an overtime; one that ends level is followed by another
   * @param most overtimes; a game still level then is a tie
   */
  record Overtime(int seconds, int turns, int most) {}

  /**
   * How unequal teams are, in points a game of full length.
   *
   * @param advantage of the home team
   * @param spread standard deviation of the difference between two teams
   */
  record Contest(double advantage, double spread) {}

  /** The same with fewer periods, for short games. */
  Rules withPeriods(int fewer) {
    Regulation shorter = new Regulation(fewer, regulation.seconds(), regulation.turns());
    return new Rules(shorter, overtime, row, walkOff, scoring, contest, pace);
  }

  /** The same with ties that stand. */
  Rules withoutOvertime() {
    Overtime none = new Overtime(overtime.seconds(), overtime.turns(), 0);
    return new Rules(regulation, none, row, walkOff, scoring, contest, pace);
  }

  int turnsOf(int period) {
    return period <= regulation.periods() ? regulation.turns() : overtime.turns();
  }

  int secondsOf(int period) {
    return period <= regulation.periods() ? regulation.seconds() : overtime.seconds();
  }

  int regulationTurns() {
    return regulation.periods() * regulation.turns();
  }

  /** Whose turn comes after so many turns. */
  Team turnAfter(int played) {
    return played / row % 2 == 0 ? Team.AWAY : Team.HOME;
  }

  /** Whether regulation or an overtime ends after so many turns. */
  boolean decidesAfter(int played) {
    int beyond = played - regulationTurns();
    return beyond >= 0 && beyond % overtime.turns() == 0;
  }

  /** Overtimes that may still follow the regulation or overtime to which a turn belongs. */
  int overtimesAfter(int turn) {
    int beyond = turn - regulationTurns();
    return beyond < 0 ? overtime.most() : overtime.most() - 1 - beyond / overtime.turns();
  }

  /** Turns left to a team until regulation or the overtime ends that goes on after so many. */
  int left(Team team, int played) {
    int count = 0;
    int turn = played;
    do {
      if (turnAfter(turn) == team) {
        count++;
      }
      turn++;
    } while (!decidesAfter(turn));
    return count;
  }
}
