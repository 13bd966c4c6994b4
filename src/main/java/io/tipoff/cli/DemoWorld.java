package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.exchange.protocol.ServerSettings;
import io.tipoff.exchange.world.SeasonSettings;
import io.tipoff.polymarket.auth.Credentials;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The venue of the demo: an embedded exchange on which an invented evening plays, and what of the
 * configuration goes by the time of its games.
 */
record DemoWorld(long seed, double speed) {
  private static final Duration SHORTEST_REFRESH = Duration.ofSeconds(10);

  /** Starts the exchange; a game is in play then. */
  ExchangeServer start(Configuration configuration) throws IOException {
    return ExchangeServer.start(
        ServerSettings.of(List.of(), configuration.feeSchedule())
            .withSeed(OptionalLong.of(seed))
            .withWorld(SeasonSettings.of(seed).withSpeed(speed)));
  }

  /** The way there with the exchange's own key, whatever keys the environment holds. */
  static VenueAccess access(Configuration configuration, ExchangeServer server) {
    return VenueAccess.open(
        configuration.venue(),
        Map.of(
            Credentials.KEY_ID_VARIABLE, server.key().id(),
            Credentials.SECRET_KEY_VARIABLE, server.key().secret()));
  }

  /**
   * What is set for trading there: the place, and what is meant in the time of the games, unless a
   * flag has set it.
   */
  List<String> sets(Configuration configuration, ExchangeServer server) {
    List<String> sets = new ArrayList<>();
    sets.add("venue.url=" + server.rest());
    sets.add("venue.publicUrl=" + server.rest());
    scale(sets, configuration, "marketMaker.reduceBefore", reduceBefore(configuration));
    scale(sets, configuration, "markets.refresh", refresh(configuration));
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
    return """
        speed %s: games and others live %s times as fast, all else goes by wall time
          %d requests a second are %s a second of the game
          an order that stands for 1 s stands for %s s of the game; 1 ms on the way is %s ms
          scaled to the games: positions are only reduced from %s before a market's end"""
        .formatted(times, times, requests, plain(requests / speed), times, times, reduce);
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
