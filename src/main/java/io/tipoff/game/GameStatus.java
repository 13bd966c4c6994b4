package io.tipoff.game;

/** Where a game stands. */
public enum GameStatus {
  SCHEDULED,
  LIVE,
  /** Between periods. */
  BREAK,
  /** Stopped on the way: weather, an injury, a review. */
  SUSPENDED,
  /** Not begun when it should have. */
  DELAYED,
  FINAL,
  /** It will not be played to its end. */
  CANCELLED,
  /** The feed used a word that nobody knows. */
  UNKNOWN;

  /** Whether the first period has begun and the last has not ended. */
  public boolean isInPlay() {
    return switch (this) {
      case LIVE, BREAK, SUSPENDED -> true;
      case SCHEDULED, DELAYED, FINAL, CANCELLED, UNKNOWN -> false;
    };
  }

  /** Whether it will not be played any more. */
  public boolean isOver() {
    return this == FINAL || this == CANCELLED;
  }
}
