package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.exchange.protocol.ServerSettings;
import io.tipoff.exchange.world.SeasonSettings;
import io.tipoff.polymarket.auth.Credentials;
import io.tipoff.risk.RegimeLimits;
import io.tipoff.strategy.GameQuoting;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The venue of the demo: an embedded exchange on which an invented evening plays, and what of the
 * configuration goes by the time of its games.
 */
record DemoWorld(long seed, double speed) {
  private static final Duration LEAST_WINDOW = Duration.ofMillis(100);
  private static final Duration LEAST_TREND = Duration.ofSeconds(1);
  private static final Duration SHORTEST_REFRESH = Duration.ofSeconds(10);

  /** Starts the exchange; a game is in play then. */
  ExchangeServer start(Configuration configuration) throws IOException {
    ExchangeServer server =
        ExchangeServer.start(
            ServerSettings.of(List.of(), configuration.feeSchedule())
                .withSeed(OptionalLong.of(seed))
                .withWorld(SeasonSettings.of(seed).withSpeed(speed)));
    if (configuration.engineSettings().collateralReturn()) {
      server.returnCollateral();
    }
    return server;
  }

  /** The way there with the exchange's own key, whatever keys the environment holds. */
  static VenueAccess access(Configuration configuration, ExchangeServer server) {
    return VenueAccess.open(
        configuration.venue(),
        Map.of(
            Credentials.KEY_ID_VARIABLE,
            server.key().id(),
            Credentials.SECRET_KEY_VARIABLE,
            server.key().secret(),
            FeedKeys.OPTICODDS_VARIABLE,
            "demo",
            FeedKeys.THE_ODDS_API_VARIABLE,
            "demo"));
  }

  /**
   * What is set for trading there: the place, and what is meant in the time of the games, unless a
   * flag has set it.
   */
  List<String> sets(Configuration configuration, ExchangeServer server) {
    List<String> sets = new ArrayList<>();
    sets.add("venue.url=" + server.rest());
    sets.add("venue.publicUrl=" + server.rest());
    sets.add("feeds.sources=venue,opticodds,espn,the-odds-api");
    sets.add("feeds.opticOddsUrl=" + server.rest() + "/opticodds");
    sets.add("feeds.espnUrl=" + server.rest() + "/espn");
    sets.add("feeds.theOddsApiUrl=" + server.rest() + "/theoddsapi");
    scale(sets, configuration, "marketMaker.reduceBefore", reduceBefore(configuration));
    scale(sets, configuration, "markets.refresh", refresh(configuration));
    RegimeLimits regimes = configuration.engineSettings().limits().regimes();
    scale(sets, configuration, "regimes.eventWindow", faster(regimes.eventWindow(), LEAST_WINDOW));
    scale(sets, configuration, "regimes.eventPause", faster(regimes.eventPause(), Duration.ZERO));
    scale(sets, configuration, "regimes.trendWindow", faster(regimes.trendWindow(), LEAST_TREND));
    scale(
        sets, configuration, "regimes.reduceBefore", faster(regimes.reduceBefore(), Duration.ZERO));
    scale(
        sets, configuration, "regimes.markoutAfter", faster(regimes.markoutAfter(), LEAST_WINDOW));
    scale(sets, configuration, "regimes.markoutPause", faster(regimes.markoutPause(), LEAST_TREND));
    @Nullable GameQuoting quoting = configuration.gameQuoting();
    if (quoting != null) {
      Duration pause = faster(quoting.pause(), Duration.ZERO);
      Duration longest = faster(quoting.longestPause(), Duration.ZERO);
      scale(sets, configuration, "gameQuoting.pause", pause);
      scale(sets, configuration, "gameQuoting.longestPause", longest);
    }
    return sets;
  }

  /** Markets end at wall time, sooner the faster the games are. */
  private Duration reduceBefore(Configuration configuration) {
    return faster(configuration.marketMaker().reduceBefore(), Duration.ZERO);
  }

  /** New games come up and old ones are settled sooner, too. */
  private Duration refresh(Configuration configuration) {
    return faster(configuration.universeRefresh(), SHORTEST_REFRESH);
  }

  private Duration faster(Duration usual, Duration least) {
    Duration scaled = Duration.ofMillis(Math.round(usual.toMillis() / Math.max(1, speed)));
    return scaled.compareTo(least) < 0 ? least : scaled;
  }

  private static void scale(
      List<String> sets, Configuration configuration, String key, Duration value) {
    boolean isFlag =
        configuration.entries().stream()
            .anyMatch(entry -> entry.key().equals(key) && entry.source().startsWith("--set"));
    if (!isFlag) {
      sets.add(key + "=" + value.toMillis() + "ms");
    }
  }

  /** What the speed changes and what it does not, for who reads the figures. */
  String explanation(Configuration configuration) {
    String same =
        "seed %d: the same seed gives the same games and the same wishes of others".formatted(seed);
    return speed == 1 ? same : same + System.lineSeparator() + distortions(configuration);
  }

  private String distortions(Configuration configuration) {
    int requests = configuration.venue().requestsPerSecond();
    String reduce = configuration.marketMaker().reduceBefore().toMillis() + " ms";
    String times = plain(speed);
    long pause = configuration.engineSettings().limits().regimes().eventPause().toMillis();
    return """
        speed %s: games and others live %s times as fast, all else goes by wall time
          %d requests a second are %s a second of the game
          an order that stands for 1 s stands for %s s of the game; 1 ms on the way is %s ms
          scaled to the games: positions are only reduced from %s before a market's end,
            quotes that news has pulled come back after %d ms, other pauses and windows likewise"""
        .formatted(times, times, requests, plain(requests / speed), times, times, reduce, pause);
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
