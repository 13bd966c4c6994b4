package io.tipoff.backtest.leadlag;

import io.tipoff.game.Selection;

/**
 * Which way news moves prices.
 *
 * @param lead what became of the home side's lead: positive for better
 * @param points what became of the points of both
 */
record Direction(int lead, int points) {
  /** 1 where a contract on this gains, -1 where it loses, 0 where that cannot be told. */
  int of(Selection selection) {
    return switch (selection) {
      case HOME -> Integer.signum(lead);
      case AWAY -> -Integer.signum(lead);
      case OVER -> Integer.signum(points);
      case UNDER -> -Integer.signum(points);
      case DRAW -> 0;
    };
  }
}
