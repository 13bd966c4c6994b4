package io.tipoff.game;

/**
 * What is known of a market: the state of its game, and what a contract is thought to be worth by
 * models and other markets than this one.
 *
 * @param cause what has changed last
 * @param probability that YES pays, 0 to 1; means nothing where the origin is empty
 * @param sigma the standard deviation of the probability's error
 * @param origin where the probability is from, such as {@code model}; empty where there is none
 * @param stamped when it happened by the clock of who told it, nanoseconds since 1970
 * @param arrived when the bot was told, nanoseconds since 1970
 */
public record Outlook(
    Phase phase,
    Cause cause,
    double probability,
    double sigma,
    String origin,
    long stamped,
    long arrived) {

  /** Where the game stands. */
  public enum Phase {
    PRE_GAME,
    IN_PLAY,
    /** A time-out or a review: nothing is decided meanwhile. */
    PAUSED,
    ENDED
  }

  /** What has changed. */
  public enum Cause {
    /** The score. */
    SCORE,
    /** The game began, paused, went on or ended. */
    STATUS,
    /** Time passed or the ball changed hands, and nobody scored. */
    PLAY,
    /** What bookmakers think. */
    ODDS,
    /** Several bookmakers took their bets back at the same time. */
    LOCKS
  }

  /** Whether the probability means something. */
  public boolean isBelieved() {
    return !origin.isEmpty();
  }

  /** Whether what quotes were priced on no longer holds. */
  public boolean isSurprise() {
    return cause == Cause.SCORE || cause == Cause.STATUS || cause == Cause.LOCKS;
  }

  /**
   * Which way the belief went since an earlier outlook: 1 for up, -1 for down, 0 if it did not, or
   * there was none then or is none now.
   */
  public int direction(Outlook before) {
    return isBelieved() && before.isBelieved()
        ? Double.compare(probability, before.probability)
        : 0;
  }
}
