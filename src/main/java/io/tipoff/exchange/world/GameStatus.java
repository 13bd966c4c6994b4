package io.tipoff.exchange.world;

/** Where a game stands; {@link #SUSPENDED} are time-outs and reviews, short pauses. */
public enum GameStatus {
  SCHEDULED,
  LIVE,
  SUSPENDED,
  FINAL
}
