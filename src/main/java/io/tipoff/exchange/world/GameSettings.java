package io.tipoff.exchange.world;

/**
 * One game of an evening.
 *
 * @param away three letters
 * @param home three letters
 * @param scheduledStart nanoseconds since 1970
 * @param preGame how long before the scheduled start its markets open, nanoseconds
 * @param periods of regulation; fewer than the sport's make a short game
 */
public record GameSettings(
    Sport sport, String away, String home, long scheduledStart, long preGame, int periods) {

  /** A game of full length. */
  public GameSettings(Sport sport, String away, String home, long scheduledStart, long preGame) {
    this(sport, away, home, scheduledStart, preGame, sport.rules().regulation().periods());
  }

  /** The same teams in a shorter game. */
  public GameSettings withPeriods(int fewer) {
    return new GameSettings(sport, away, home, scheduledStart, preGame, fewer);
  }

  Rules rules() {
    return sport.rules().withPeriods(periods);
  }
}
