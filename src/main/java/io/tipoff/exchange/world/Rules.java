package io.tipoff.exchange.world;

/**
 * A sport in outline: two teams take turns, each of which brings points by chance, and a tie after
 * the last period is played off.
 *
 * @param periods of regulation
 * @param seconds of a period's clock; 0 for a game without a clock
 * @param turns of a period, both teams together
 * @param row turns that a team takes in a row before the other does
 * @param overtimeSeconds of an overtime's clock
 * @param overtimeTurns of an overtime; one that ends level is followed by another
 * @param overtimes at most; a game still level then is a tie
 * @param walkOff whether the team that comes last in a deciding period stops once it leads
 * @param spread standard deviation of the difference in strength, in points a game
 * @param advantage of the home team, in points a game
 */
record Rules(
    int periods,
    int seconds,
    int turns,
    int row,
    int overtimeSeconds,
    int overtimeTurns,
    int overtimes,
    boolean walkOff,
    Scoring scoring,
    double spread,
    double advantage,
    Pace pace) {

  /** The same with fewer periods, for short games. */
  Rules withPeriods(int fewer) {
    return new Rules(
        fewer,
        seconds,
        turns,
        row,
        overtimeSeconds,
        overtimeTurns,
        overtimes,
        walkOff,
        scoring,
        spread,
        advantage,
        pace);
  }

  /** The same with ties that stand. */
  Rules withoutOvertime() {
    return new Rules(
        periods,
        seconds,
        turns,
        row,
        overtimeSeconds,
        overtimeTurns,
        0,
        walkOff,
        scoring,
        spread,
        advantage,
        pace);
  }

  int turnsOf(int period) {
    return period <= periods ? turns : overtimeTurns;
  }

  int secondsOf(int period) {
    return period <= periods ? seconds : overtimeSeconds;
  }

  int regulationTurns() {
    return periods * turns;
  }

  /** Whose turn comes after so many turns. */
  Team turnAfter(int played) {
    return played / row % 2 == 0 ? Team.AWAY : Team.HOME;
  }

  /** Whether regulation or an overtime ends after so many turns. */
  boolean decidesAfter(int played) {
    int beyond = played - regulationTurns();
    return beyond >= 0 && beyond % overtimeTurns == 0;
  }

  /** Overtimes that may still follow the regulation or overtime in which this turn falls. */
  int overtimesAfter(int played) {
    int beyond = played - regulationTurns();
    return beyond < 0 ? overtimes : overtimes - 1 - beyond / overtimeTurns;
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
