package io.tipoff.exchange.world;

import io.tipoff.exchange.world.Rules.Contest;
import io.tipoff.exchange.world.Rules.Overtime;
import io.tipoff.exchange.world.Rules.Regulation;

/**
 * The rules of each sport. Chances and times are round numbers that give about the scores and
 * lengths of real games; {@code docs/world.md} compares them.
 */
final class SportRules {
  static final Rules BASKETBALL =
      new Rules(
          new Regulation(4, 720, 42),
          new Overtime(300, 18, 6),
          1,
          false,
          new Scoring(new int[] {1, 2, 3}, new double[] {0.10, 0.45, 0.09}),
          new Contest(2.2, 6),
          new Pace(19, 150, 900, 0.07, 120, 0.015, 75));

  static final Rules FOOTBALL =
      new Rules(
          new Regulation(4, 900, 6),
          new Overtime(600, 4, 1),
          1,
          false,
          new Scoring(new int[] {3, 6, 7}, new double[] {0.17, 0.02, 0.20}),
          new Contest(1.7, 5.5),
          new Pace(425, 120, 780, 0.25, 110, 0.05, 120));

  static final Rules BASEBALL =
      new Rules(
          new Regulation(9, 0, 6),
          new Overtime(0, 6, 10),
          3,
          true,
          new Scoring(new int[] {1, 2, 3, 4}, new double[] {0.085, 0.025, 0.007, 0.003}),
          new Contest(0.2, 0.9),
          new Pace(187, 150, 150, 0.03, 60, 0.02, 110));

  private SportRules() {}
}
