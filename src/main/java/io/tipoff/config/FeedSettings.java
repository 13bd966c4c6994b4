package io.tipoff.config;

import io.tipoff.game.FeedSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Which feeds of games and odds are listened to, and where and how often they are asked.
 *
 * @param confidence the least of a match of a feed's game with an event of the venue, 0.5 to 1
 * @param opticOddsBooks OpticOdds' ids of books
 * @param theOddsApiRegions The Odds API's regions; each costs credits
 */
public record FeedSettings(
    List<FeedSource> sources,
    double confidence,
    Duration venueInterval,
    URI opticOddsUrl,
    List<String> opticOddsBooks,
    URI espnUrl,
    Duration espnInterval,
    URI theOddsApiUrl,
    List<String> theOddsApiRegions,
    Duration theOddsApiInterval) {
  public FeedSettings {
    sources = List.copyOf(sources);
    opticOddsBooks = List.copyOf(opticOddsBooks);
    theOddsApiRegions = List.copyOf(theOddsApiRegions);
  }
}
