package io.tipoff.exchange.world;

/** One period: how long each of its turns takes, together exactly the clock where there is one. */
final class PeriodClock {
  private static final double SHORTEST = 0.4;
  private static final double LONGEST = 1.6;

  private final int seconds;
  private final double[] ends;
  private int turn;

  PeriodClock(Rules rules, int period, Draws draws) {
    this.seconds = rules.secondsOf(period);
    this.ends = new double[rules.turnsOf(period)];
    double sum = 0;
    for (int i = 0; i < ends.length; i++) {
      sum += draws.uniform(SHORTEST, LONGEST);
      ends[i] = sum;
    }
    for (int i = 0; i < ends.length; i++) {
      ends[i] = i == ends.length - 1 ? seconds : ends[i] / sum * seconds;
    }
  }

  /** Seconds of the clock that the turn takes which begins now. */
  double nextTurn() {
    return ends[turn] - (turn == 0 ? 0 : ends[turn - 1]);
  }

  void turnEnded() {
    turn++;
  }

  boolean isOver() {
    return turn == ends.length;
  }

  /** Whole seconds, rounded up as on a scoreboard. */
  int secondsLeft() {
    return turn == 0 ? seconds : (int) Math.ceil(seconds - ends[turn - 1]);
  }
}
