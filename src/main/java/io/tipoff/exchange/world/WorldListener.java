package io.tipoff.exchange.world;

/** Is told what happens in a world, each thing at its time, by the thread that runs the world. */
public interface WorldListener {
  /** Somebody who does not listen. */
  WorldListener NONE = (_, _, _) -> {};

  /**
   * A game's state has changed; the first time it is told is when its markets are listed.
   *
   * @param time nanoseconds since 1970
   */
  void played(ListedGame game, GameState state, long time);

  /** A bookmaker has changed, locked or opened its odds. */
  default void priced(BookOdds odds) {}
}
