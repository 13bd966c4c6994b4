package io.tipoff.game;

/**
 * The clock of a game.
 *
 * @param left nanoseconds left in the period, 0 or more
 * @param running whether it runs
 */
public record GameClock(long left, boolean running) {
  public GameClock {
    if (left < 0) {
      throw new IllegalArgumentException("a clock shows 0 or more, not " + left);
    }
  }
}
