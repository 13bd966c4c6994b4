package io.tipoff.game;

/** Whether what is known of a game may be built on. */
public enum GameCondition {
  /** At least one feed tells it, and none that does tells anything else. */
  CERTAIN,
  /** Two feeds tell scores that cannot both be true, whatever they are behind. */
  CONTRADICTED,
  /** Every feed that told of it was last heard too long ago. */
  STALE,
  /** Every feed that told of it was lost. */
  LOST,
  /** No feed told of it. */
  UNHEARD
}
