package io.tipoff.exchange.protocol;

import java.util.List;

/**
 * Where a game stands, as the venue words it.
 *
 * @param score away first, such as {@code 54-51}; empty before the game
 * @param elapsed such as {@code 07:41}; empty where no clock runs
 * @param period such as {@code Q3}; empty before the game
 * @param finished nanoseconds since 1970; 0 before the end
 * @param updated when this became known, nanoseconds since 1970; 0 if unknown
 * @param periods what was scored in each period so far
 */
public record GameState(
    String score,
    String elapsed,
    String period,
    boolean live,
    boolean ended,
    long finished,
    long updated,
    List<PeriodScore> periods) {
  /** Not begun yet. */
  public static final GameState SCHEDULED = new GameState("", "", "", false, false, 0);

  /**
   * Points of one period alone.
   *
   * @param number from 1, of an overtime again
   * @param label such as {@code Q1} or {@code OT}
   */
  public record PeriodScore(int number, boolean overtime, String label, int away, int home) {}

  public GameState {
    periods = List.copyOf(periods);
  }

  /** A state without a time and without periods. */
  public GameState(
      String score, String elapsed, String period, boolean live, boolean ended, long finished) {
    this(score, elapsed, period, live, ended, finished, 0, List.of());
  }
}
