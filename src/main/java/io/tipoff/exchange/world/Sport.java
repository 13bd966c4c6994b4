package io.tipoff.exchange.world;

import io.tipoff.exchange.world.Rules.Contest;
import io.tipoff.exchange.world.Rules.Overtime;
import io.tipoff.exchange.world.Rules.Regulation;

/**
 * The sports that are played. Chances and times are round numbers that give about the scores and
 * lengths of real games; {@code docs/world.md} compares them.
 */
public enum Sport {
  /** Possessions, four periods of 12 minutes, overtimes of 5. */
  BASKETBALL(
      "nba",
      new Rules(
          new Regulation(4, 720, 42),
          new Overtime(300, 18, 6),
          1,
          false,
          new Scoring(new int[] {1, 2, 3}, new double[] {0.10, 0.45, 0.09}),
          new Contest(2.2, 6),
          new Pace(19, 150, 900, 0.07, 120, 0.015, 75))),

  /** Drives, four periods of 15 minutes, one overtime of 10 after which a tie stands. */
  FOOTBALL(
      "nfl",
      new Rules(
          new Regulation(4, 900, 6),
          new Overtime(600, 4, 1),
          1,
          false,
          new Scoring(new int[] {3, 6, 7}, new double[] {0.17, 0.02, 0.20}),
          new Contest(1.7, 5.5),
          new Pace(425, 120, 780, 0.25, 110, 0.05, 120))),

  /** Outs, nine innings of three for each team, extra innings; no clock. */
  BASEBALL(
      "mlb",
      new Rules(
          new Regulation(9, 0, 6),
          new Overtime(0, 6, 10),
          3,
          true,
          new Scoring(new int[] {1, 2, 3, 4}, new double[] {0.085, 0.025, 0.007, 0.003}),
          new Contest(0.2, 0.9),
          new Pace(187, 150, 150, 0.03, 60, 0.02, 110)));

  private final String league;
  private final Rules rules;

  Sport(String league, Rules rules) {
    this.league = league;
    this.rules = rules;
  }

  /** The league whose slugs its games have. */
  public String league() {
    return league;
  }

  Rules rules() {
    return rules;
  }
}
