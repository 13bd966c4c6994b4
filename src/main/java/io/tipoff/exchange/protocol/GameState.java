package io.tipoff.exchange.protocol;

/**
 * Where a game stands, as the venue words it.
 *
 * @param score away first, such as {@code 54-51}; empty before the game
 * @param elapsed such as {@code 07:41}; empty where no clock runs
 * @param period such as {@code Q3}; empty before the game
 * @param finished nanoseconds since 1970; 0 before the end
 */
public record GameState(
    String score, String elapsed, String period, boolean live, boolean ended, long finished) {
  /** Not begun yet. */
  public static final GameState SCHEDULED = new GameState("", "", "", false, false, 0);
}
