package io.tipoff.exchange.feeds;

import io.tipoff.exchange.world.BookOdds;
import io.tipoff.exchange.world.ListedGame;
import java.util.List;

/**
 * What a feed knows of a game.
 *
 * @param odds the last of each bookmaker and bet, locked ones too
 */
record GameView(Scoreboard scoreboard, List<BookOdds> odds) {
  GameView {
    odds = List.copyOf(odds);
  }

  ListedGame game() {
    return scoreboard.game();
  }

  /** Those on which one can bet. */
  List<BookOdds> openOdds() {
    return odds.stream().filter(one -> !one.locked()).toList();
  }
}
