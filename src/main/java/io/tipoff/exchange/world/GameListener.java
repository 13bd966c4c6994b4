package io.tipoff.exchange.world;

/** Hears how the games of a world go, inside the call that moves them. */
public interface GameListener {

  /**
   * A game is new, or its state has changed.
   *
   * @param event the game's name, such as {@code nba-hbr-smt-2026-10-24}
   * @param game to look at; its times are the world's
   * @param clock turns them into times outside
   */
  void changed(String event, Game game, WorldClock clock);
}
