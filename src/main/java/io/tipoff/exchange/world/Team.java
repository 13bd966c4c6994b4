package io.tipoff.exchange.world;

/** The two sides of a game; the away team is named first and is the long side. */
public enum Team {
  AWAY,
  HOME
}
