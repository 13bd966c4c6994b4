package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.config.FeedSettings;
import io.tipoff.event.GameEvent;
import io.tipoff.feed.Feed;
import io.tipoff.feed.FeedHealth;
import io.tipoff.feed.GameMatcher;
import io.tipoff.feed.GameTeller;
import io.tipoff.feed.PolledFeed;
import io.tipoff.feed.VenueCatalog;
import io.tipoff.feed.Waits;
import io.tipoff.feed.espn.EspnScores;
import io.tipoff.feed.http.FeedClient;
import io.tipoff.feed.opticodds.OpticOddsFeed;
import io.tipoff.feed.opticodds.OpticOddsSettings;
import io.tipoff.feed.theoddsapi.TheOddsApi;
import io.tipoff.feed.venue.VenueScores;
import io.tipoff.game.FeedSource;
import io.tipoff.monitor.FeedMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The feeds of games and odds that a mode listens to. What one of them does concerns no other. */
final class GameFeeds implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration CATALOG_FRESH = Duration.ofSeconds(60);

  private final VenueAccess access;
  private final FeedSettings settings;
  private final Consumer<? super GameEvent> events;
  private final FeedClient client = new FeedClient(PATIENCE);
  private final VenueCatalog catalog;
  private final GameMatcher matcher;
  private final List<Feed> feeds = new ArrayList<>();

  /**
   * Those that are configured and have the key that they want; nothing is asked yet.
   *
   * @param events is given what they tell, on their threads
   * @param notes takes which are left out, and why
   */
  GameFeeds(
      Configuration configuration,
      VenueAccess access,
      Consumer<? super GameEvent> events,
      Consumer<String> notes) {
    this.access = access;
    this.settings = configuration.feedSettings();
    this.events = events;
    this.catalog = VenueCatalog.of(access.universe(configuration.universe()), CATALOG_FRESH);
    this.matcher = new GameMatcher(settings.confidence());
    for (FeedSource source : settings.sources()) {
      @Nullable Feed feed = feed(source, notes);
      if (feed != null) {
        feeds.add(feed);
      }
    }
  }

  private @Nullable Feed feed(FeedSource source, Consumer<String> notes) {
    FeedHealth health = new FeedHealth(source);
    GameTeller teller = new GameTeller(health, events, WallClock::nanos);
    FeedKeys keys = access.feedKeys();
    return switch (source) {
      case VENUE ->
          polled(
              new VenueScores(catalog, access.events(), teller),
              settings.venueInterval(),
              teller,
              health);
      case ESPN ->
          polled(
              new EspnScores(client, settings.espnUrl(), catalog, matcher, teller, health),
              settings.espnInterval(),
              teller,
              health);
      case OPTICODDS -> {
        if (keys.opticOdds().isEmpty()) {
          notes.accept(left(source, FeedKeys.OPTICODDS_VARIABLE));
          yield null;
        }
        yield new OpticOddsFeed(
            client,
            OpticOddsSettings.of(
                settings.opticOddsUrl(), keys.opticOdds().get(), settings.opticOddsBooks()),
            catalog,
            access.events(),
            matcher,
            teller,
            health,
            RandomGenerator.getDefault());
      }
      case THE_ODDS_API -> {
        if (keys.theOddsApi().isEmpty()) {
          notes.accept(left(source, FeedKeys.THE_ODDS_API_VARIABLE));
          yield null;
        }
        yield polled(
            new TheOddsApi(
                client,
                settings.theOddsApiUrl(),
                keys.theOddsApi().get(),
                settings.theOddsApiRegions(),
                catalog,
                matcher,
                teller,
                health),
            settings.theOddsApiInterval(),
            teller,
            health);
      }
    };
  }

  private static String left(FeedSource source, String variable) {
    return "%s is not listened to: %s is not set".formatted(FeedMetrics.name(source), variable);
  }

  private static Feed polled(
      PolledFeed.Poll poll, Duration interval, GameTeller teller, FeedHealth health) {
    return new PolledFeed(poll, Waits.at(interval), teller, health, RandomGenerator.getDefault());
  }

  void start() {
    feeds.forEach(Feed::start);
  }

  /** The venue's games that are traded. */
  VenueCatalog catalog() {
    return catalog;
  }

  /** How well each is heard. */
  List<FeedHealth> health() {
    return feeds.stream().map(Feed::health).toList();
  }

  /** They are watched from outside. */
  void tell(Monitoring monitoring) {
    monitoring.add(new FeedMetrics(health()));
    monitoring.watch(() -> FeedMetrics.troubles(health()));
  }

  @Override
  public void close() {
    feeds.forEach(Feed::close);
    client.close();
  }
}
