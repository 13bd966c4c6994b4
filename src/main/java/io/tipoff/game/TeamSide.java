package io.tipoff.game;

/** One of the two teams of a game. */
public enum TeamSide {
  HOME,
  AWAY
}
