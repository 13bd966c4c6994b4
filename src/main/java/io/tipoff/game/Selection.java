package io.tipoff.game;

/** A side of a bet on a game. */
public enum Selection {
  HOME,
  AWAY,
  DRAW,
  OVER,
  UNDER
}
