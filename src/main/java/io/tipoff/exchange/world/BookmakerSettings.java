package io.tipoff.exchange.world;

/**
 * A bookmaker; times in seconds.
 *
 * @param name as odds feeds write it in ids, such as {@code draftkings}
 * @param limit the most that it takes on a bet, dollars
 */
public record BookmakerSettings(
    String name, Knowledge knows, Pricing prices, Locking locks, int limit) {

  /**
   * What it knows of a game.
   *
   * @param learns from what happens in the arena until it knows
   * @param error standard deviation of its error, in log odds
   * @param memory share of that error that stays from one pricing to the next, 0 to 1
   */
  public record Knowledge(LogNormal learns, double error, double memory) {}

  /**
   * How it makes prices of what it knows.
   *
   * @param early mean time between two pricings before the game
   * @param live mean time between two pricings in a game
   * @param earlyMargin overround before the game, such as 0.045
   * @param liveMargin overround in a game
   * @param step of American odds shorter than 200; longer ones have larger steps
   */
  public record Pricing(
      double early, double live, double earlyMargin, double liveMargin, Margin margin, int step) {}

  /**
   * When nobody can bet with it.
   *
   * @param bigMove a change of a contract's worth from which on it locks instead of pricing anew
   * @param lasts how long
   * @param sureThing it takes no bets where one side has at least this chance
   */
  public record Locking(double bigMove, LogNormal lasts, double sureThing) {}
}
