package io.tipoff.exchange.world;

/**
 * A bookmaker's odds on both sides of a bet, from a moment on.
 *
 * @param bookmaker its name as in the settings
 * @param away American odds of the away team, or of over
 * @param home American odds of the home team, or of under
 * @param locked whether nobody can bet for now; the odds are the last ones then
 * @param limit the most that it takes, dollars
 * @param time nanoseconds since 1970
 */
public record BookOdds(
    ListedGame game,
    String bookmaker,
    Bet bet,
    int away,
    int home,
    boolean locked,
    int limit,
    long time) {

  /** Whether both offer the same at the same prices. */
  boolean hasOddsOf(BookOdds other) {
    return away == other.away && home == other.home && locked == other.locked;
  }

  BookOdds lockedAt(long now) {
    return new BookOdds(game, bookmaker, bet, away, home, true, limit, now);
  }
}
