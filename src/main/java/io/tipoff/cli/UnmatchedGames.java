package io.tipoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.config.Configuration;
import io.tipoff.event.GameEvent;
import io.tipoff.event.GameMatched;
import io.tipoff.feed.FeedHealth;
import io.tipoff.feed.FeedHealth.Snapshot;
import io.tipoff.feed.FeedHealth.State;
import io.tipoff.feed.FeedHealth.Unmatched;
import io.tipoff.feed.VenueGame;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.monitor.FeedMetrics;
import io.tipoff.polymarket.rest.VenueEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Which games of feeds are not known to be games of the venue, and the other way round. */
final class UnmatchedGames {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /**
   * A game of the venue that feeds do not tell of, or cannot.
   *
   * @param why in words
   */
  record Missing(String event, String why) {}

  private final List<Snapshot> feeds;
  private final List<Missing> missing;

  private UnmatchedGames(List<Snapshot> feeds, List<Missing> missing) {
    this.feeds = List.copyOf(feeds);
    this.missing = List.copyOf(missing);
  }

  /** Listens to all feeds until each has answered once, has failed, or takes too long. */
  static UnmatchedGames look(
      Configuration configuration, VenueAccess access, Consumer<String> notes)
      throws InterruptedException {
    Map<FeedSource, Set<GameId>> matched = new EnumMap<>(FeedSource.class);
    for (FeedSource source : FeedSource.values()) {
      matched.put(source, ConcurrentHashMap.newKeySet());
    }
    Consumer<GameEvent> events =
        event -> {
          if (event instanceof GameMatched match) {
            matched.getOrDefault(match.source(), Set.of()).add(match.game());
          }
        };
    List<VenueEvent> listed = access.universe(configuration.universe()).events();
    try (GameFeeds feeds = new GameFeeds(configuration, access, events, notes)) {
      feeds.start();
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < end && feeds.health().stream().anyMatch(UnmatchedGames::begins)) {
        Thread.sleep(LOOK);
      }
      List<Snapshot> heard = feeds.health().stream().map(FeedHealth::snapshot).toList();
      return new UnmatchedGames(heard, missing(listed, heard, matched));
    }
  }

  private static boolean begins(FeedHealth feed) {
    Snapshot now = feed.snapshot();
    return now.state() == State.STARTING && now.failures() == 0;
  }

  private static List<Missing> missing(
      List<VenueEvent> listed, List<Snapshot> heard, Map<FeedSource, Set<GameId>> matched) {
    List<Missing> missing = new ArrayList<>();
    for (VenueEvent event : listed) {
      VenueGame.obstacle(event).ifPresent(why -> missing.add(new Missing(event.slug(), why)));
      if (VenueGame.obstacle(event).isEmpty()) {
        List<String> silent =
            heard.stream()
                .filter(feed -> feed.state() == State.HEARD)
                .map(Snapshot::source)
                .filter(
                    source ->
                        !matched.getOrDefault(source, Set.of()).contains(new GameId(event.slug())))
                .map(FeedMetrics::name)
                .toList();
        if (!silent.isEmpty()) {
          missing.add(new Missing(event.slug(), "not told by " + String.join(", ", silent)));
        }
      }
    }
    return missing;
  }

  /** How each feed was heard. */
  List<Snapshot> feeds() {
    return feeds;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (Snapshot feed : feeds) {
      String how =
          feed.state() == State.HEARD
              ? "%d games matched, %d not".formatted(feed.games(), feed.unmatched().size())
              : "not heard: " + (feed.reason().isEmpty() ? "no answer" : feed.reason());
      text.append("%-14s %s%n".formatted(FeedMetrics.name(feed.source()), how));
      for (Unmatched game : feed.unmatched()) {
        text.append(
            "  %-6s %s  %s%n         %s%n"
                .formatted(game.league(), start(game.start()), game.words(), game.reason()));
      }
    }
    if (!missing.isEmpty()) {
      text.append("%nGames of the venue%n".formatted());
      missing.forEach(one -> text.append("  %-36s %s%n".formatted(one.event, one.why)));
    }
    return text.toString();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode told = json.putArray("feeds");
    for (Snapshot feed : feeds) {
      ObjectNode node = told.addObject();
      node.put("feed", FeedMetrics.name(feed.source()));
      node.put("heard", feed.state() == State.HEARD);
      node.put("reason", feed.reason());
      node.put("matched", feed.games());
      ArrayNode games = node.putArray("unmatched");
      for (Unmatched game : feed.unmatched()) {
        games
            .addObject()
            .put("id", game.fixture())
            .put("league", game.league())
            .put("game", game.words())
            .put("starts", start(game.start()))
            .put("reason", game.reason());
      }
    }
    ArrayNode events = json.putArray("events");
    missing.forEach(one -> events.addObject().put("event", one.event).put("reason", one.why));
    return json;
  }

  private static String start(long nanos) {
    return Instant.ofEpochSecond(nanos / NANOS_PER_SECOND).toString();
  }
}
