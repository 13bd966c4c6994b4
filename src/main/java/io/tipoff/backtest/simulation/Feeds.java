package io.tipoff.backtest.simulation;

import io.tipoff.exchange.world.FeedSettings;
import io.tipoff.exchange.world.FeedSettings.Lag;
import io.tipoff.game.FeedSource;
import java.util.List;

/**
 * The feeds of games and odds that the bot listens to.
 *
 * @param sources those of the venue itself tell nothing here
 * @param lags how far each is behind the games
 */
public record Feeds(List<FeedSource> sources, FeedSettings lags) {
  /** The bot hears of no game. */
  public static final Feeds NONE =
      new Feeds(
          List.of(), new FeedSettings(new Lag(0, 0), new Lag(0, 0), new Lag(0, 0), new Lag(0, 0)));

  public Feeds {
    sources = List.copyOf(sources);
  }

  /** The same where the fastest feed of scores is so late, in seconds. */
  public Feeds withScoreDelay(double seconds) {
    Lag lag = new Lag(seconds, lags.opticOddsScores().refresh());
    return new Feeds(
        sources, new FeedSettings(lag, lags.opticOddsOdds(), lags.espn(), lags.theOddsApi()));
  }

  boolean hears(FeedSource source) {
    return sources.contains(source);
  }
}
