package io.tipoff.exchange.world;

/** How well each team of a game scores, and what that makes of any number of turns. */
final class Strengths {
  private static final double MOST = 1.35;

  private final Scoring away;
  private final Scoring home;
  private final PointSums awaySums;
  private final PointSums homeSums;

  private Strengths(Rules rules, double homeEdge) {
    double average = rules.scoring().mean() * rules.regulationTurns() / 2;
    double share = Math.clamp(homeEdge / (2 * average), 1 - MOST, MOST - 1);
    this.away = rules.scoring().times(1 - share);
    this.home = rules.scoring().times(1 + share);
    int turns = Math.max(rules.regulationTurns(), rules.overtime().turns()) / 2;
    this.awaySums = new PointSums(away, turns);
    this.homeSums = new PointSums(home, turns);
  }

  /** Two teams as the draws have it. */
  static Strengths draw(Rules rules, Draws draws) {
    return new Strengths(
        rules, rules.contest().advantage() + rules.contest().spread() * draws.normal());
  }

  Scoring scoring(Team team) {
    return team == Team.AWAY ? away : home;
  }

  PointSums sums(Team team) {
    return team == Team.AWAY ? awaySums : homeSums;
  }
}
