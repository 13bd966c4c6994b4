package io.tipoff.exchange.world;

import org.jspecify.annotations.Nullable;

/**
 * What everybody in the arena sees.
 *
 * @param period from 1, overtimes and extra innings counted on; 0 before the start
 * @param secondsLeft in the period when the state changed; always 0 in a game without a clock
 * @param away points of the away team
 * @param home points of the home team
 * @param possession who attacks or bats; null before the start and after the end
 * @param review whether a suspended game waits for a decision and not for a time-out
 * @param changed when this became so, nanoseconds since 1970
 */
public record GameState(
    GameStatus status,
    int period,
    int secondsLeft,
    int away,
    int home,
    @Nullable Team possession,
    boolean review,
    long changed) {

  static GameState scheduled(long since) {
    return new GameState(GameStatus.SCHEDULED, 0, 0, 0, 0, null, false, since);
  }

  boolean isFinal() {
    return status == GameStatus.FINAL;
  }

  /** Whether both show the same score. */
  boolean hasScoreOf(GameState other) {
    return away == other.away && home == other.home;
  }
}
