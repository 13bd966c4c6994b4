package io.tipoff.event;

import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.MarketSide;
import java.util.List;

/**
 * A feed's game was found to be an event of the venue; takes the place of what was matched before.
 *
 * @param fixture the feed's id of the game
 * @param homeTeam as the feed calls it
 * @param awayTeam as the feed calls it
 * @param markets the event's markets that are about the game's score, each with its YES side; none
 *     where it was a mistake
 * @param confidence 0 to 1; 1 for a match that the venue gives itself
 */
public record GameMatched(
    long time,
    GameId game,
    FeedSource source,
    String fixture,
    String homeTeam,
    String awayTeam,
    List<MarketSide> markets,
    double confidence)
    implements GameEvent {
  public GameMatched {
    markets = List.copyOf(markets);
  }
}
