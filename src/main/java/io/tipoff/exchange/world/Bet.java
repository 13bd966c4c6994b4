package io.tipoff.exchange.world;

/** What bookmakers take bets on, in the order of a game's markets. */
public enum Bet {
  MONEYLINE,
  SPREAD,
  TOTAL
}
