package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.config.ConfigFiles;
import io.tipoff.config.Configuration;
import io.tipoff.event.GameEvent;
import io.tipoff.event.GameMatched;
import io.tipoff.event.GameReported;
import io.tipoff.event.OddsReported;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.feed.FeedHealth;
import io.tipoff.feed.FeedHealth.State;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameStatus;
import io.tipoff.game.Selection;
import io.tipoff.market.Question;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All feeds at once, listened to on the embedded exchange over sockets. */
class GameFeedsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final BlockingQueue<GameEvent> arriving = new LinkedBlockingQueue<>();
  private final List<GameEvent> events = new ArrayList<>();
  private ExchangeServer server;
  private VenueAccess access;
  private GameFeeds feeds;

  @BeforeEach
  void listen() throws Exception {
    DemoWorld world = new DemoWorld(7, 10);
    Configuration usual = ConfigFiles.load(Path.of("config"), "demo", Map.of(), List.of());
    server = world.start(usual);
    Configuration configuration =
        ConfigFiles.load(Path.of("config"), "demo", Map.of(), world.sets(usual, server));
    access = DemoWorld.access(configuration, server);
    feeds = new GameFeeds(configuration, access, arriving::add, _ -> {});
    feeds.start();
  }

  @AfterEach
  void end() {
    feeds.close();
    access.close();
    server.close();
  }

  private void await(Predicate<List<GameEvent>> enough) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!enough.test(events)) {
      GameEvent next = arriving.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      assertThat(next).as("what is waited for comes; until then %s", sources()).isNotNull();
      events.add(next);
    }
  }

  private Set<String> sources() {
    Set<String> found = new java.util.TreeSet<>();
    events.forEach(one -> found.add(one.source() + " " + one.getClass().getSimpleName()));
    return found;
  }

  private boolean all(FeedSource source, Class<?> type) {
    return events.stream().anyMatch(one -> one.source() == source && type.isInstance(one));
  }

  @Test
  void shouldTellTheSameGamesFromEverySource() throws InterruptedException {
    await(
        _ ->
            EnumSet.allOf(FeedSource.class).stream().allMatch(one -> all(one, GameMatched.class))
                && all(FeedSource.OPTICODDS, OddsReported.class)
                && all(FeedSource.THE_ODDS_API, OddsReported.class)
                && List.of(FeedSource.VENUE, FeedSource.ESPN, FeedSource.OPTICODDS).stream()
                    .allMatch(this::tellsAGameInPlay)
                && feeds.health().stream().allMatch(one -> one.snapshot().state() == State.HEARD));

    for (GameEvent event : events) {
      if (event instanceof GameMatched matched) {
        assertThat(matched.confidence()).isGreaterThan(0.9);
        assertThat(matched.markets()).as(matched.toString()).isNotEmpty();
      }
    }
    for (FeedHealth feed : feeds.health()) {
      FeedHealth.Snapshot health = feed.snapshot();
      assertThat(health.malformed()).as(health.toString()).isZero();
      assertThat(health.unmatched()).as(health.toString()).isEmpty();
    }
    checkOdds();
  }

  private boolean tellsAGameInPlay(FeedSource source) {
    return events.stream()
        .anyMatch(
            one ->
                one instanceof GameReported report
                    && report.source() == source
                    && report.state().status() == GameStatus.LIVE);
  }

  private void checkOdds() {
    for (GameEvent event : events) {
      if (event instanceof OddsReported report && !report.odds().isSuspended()) {
        double sum =
            report.odds().sides().stream()
                .mapToDouble(side -> 1 / side.decimal().getAsDouble())
                .sum();
        assertThat(sum).as(report.toString()).isBetween(1.0, 1.2);
        if (report.odds().question().kind() == Question.Kind.TOTAL) {
          assertThat(report.odds().sides().getFirst().selection()).isEqualTo(Selection.OVER);
        }
        assertThat(report.odds().quotedAt()).isLessThanOrEqualTo(report.time() + 1_000_000_000L);
      }
    }
  }
}
