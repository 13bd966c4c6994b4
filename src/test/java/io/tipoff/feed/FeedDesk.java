package io.tipoff.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tipoff.event.GameEvent;
import io.tipoff.feed.http.FeedClient;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.polymarket.auth.VenueClock;
import io.tipoff.polymarket.rest.Budgets;
import io.tipoff.polymarket.rest.EventFilter;
import io.tipoff.polymarket.rest.EventsApi;
import io.tipoff.polymarket.rest.RestClient;
import io.tipoff.polymarket.rest.RestSettings;
import io.tipoff.polymarket.rest.VenueEndpoints;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** A venue, a feed, and what the feed tells, on a server that does as it is told. */
public final class FeedDesk implements AutoCloseable {
  public static final String KEY = "s3cret-k3y-0123456789abcdef";
  public static final long SECOND = 1_000_000_000L;
  public static final long START = nanos("2026-11-23T00:30:00Z");
  public static final GameId GAME = new GameId("aec-nba-nyk-bos-2026-11-22");
  public static final GameId OTHER = new GameId("aec-nba-lal-mia-2026-11-22");

  /** Boston at home against New York, with a winner, a spread and a total. */
  public static final String NEW_YORK_AT_BOSTON =
      event(GAME.event(), "nba", "2026-11-23T00:30:00Z", "Boston Celtics", "New York Knicks", "");

  public static final String LAKERS_AT_MIAMI =
      event(OTHER.event(), "nba", "2026-11-23T01:00:00Z", "Miami Heat", "Los Angeles Lakers", "");

  public final HostileServer server = server();
  public final AtomicLong now = new AtomicLong(START);
  public final FeedHealth health;
  public final GameTeller teller;
  public final FeedClient client;
  public final EventsApi events;
  public final VenueCatalog catalog;
  public final List<GameEvent> told = new CopyOnWriteArrayList<>();

  private final BlockingQueue<GameEvent> arriving = new LinkedBlockingQueue<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final RestClient venue;
  private volatile String listed = NEW_YORK_AT_BOSTON;
  private volatile String live = "";

  public FeedDesk(FeedSource source) {
    this(source, Duration.ofSeconds(5));
  }

  public FeedDesk(FeedSource source, Duration patience) {
    log.start();
    root().addAppender(log);
    health = new FeedHealth(source);
    teller =
        new GameTeller(
            health,
            event -> {
              told.add(event);
              arriving.add(event);
            },
            now::get);
    client = new FeedClient(patience);
    venue =
        new RestClient(
            VenueEndpoints.at(server.url().toString()),
            Optional.empty(),
            VenueClock.system(),
            Budgets.ofVenue(1, () -> System.nanoTime() * 1_000),
            new RestSettings(patience, patience, patience, 1, patience, patience, 16 << 20));
    events = new EventsApi(venue);
    catalog = new VenueCatalog(() -> events.list(EventFilter.OPEN), Duration.ofHours(1));
    server.on(
        "/v1/events",
        (asked, wire) ->
            wire.json(
                "{\"events\":["
                    + (asked.query().contains("offset=0")
                        ? (asked.query().contains("live=true") ? live : listed)
                        : "")
                    + "]}"));
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  private static HostileServer server() {
    try {
      return new HostileServer();
    } catch (IOException e) {
      throw new IllegalStateException("no port is left", e);
    }
  }

  public static long nanos(String time) {
    return Instant.parse(time).toEpochMilli() * 1_000_000;
  }

  /** What the venue lists, separated by commas. */
  public FeedDesk lists(String... games) {
    listed = String.join(",", games);
    return this;
  }

  /** What the venue lists as being played. */
  public FeedDesk plays(String... games) {
    live = String.join(",", games);
    return this;
  }

  /** An event of the venue; its home team has the number 1, the away team 2. */
  public static String event(
      String slug, String league, String start, String home, String away, String state) {
    String id = slug.replaceAll("\\D", "");
    return """
    {"id":"%1$s","slug":"%2$s","title":"%6$s at %5$s","startTime":"%4$s","active":true,
     "tags":[{"slug":"%3$s","league":{"slug":"%3$s"}}],
     "teams":[{"id":"1","name":"%5$s","abbreviation":"","ordering":"home","league":"%3$s"},
              {"id":"2","name":"%6$s","abbreviation":"","ordering":"away","league":"%3$s"}],
     "markets":[
      {"id":"11","slug":"%2$s-w","active":true,"sportsMarketType":"moneyline","marketSides":[
        {"id":"111","long":true,"teamId":"2"},{"id":"112","long":false,"teamId":"1"}]},
      {"id":"12","slug":"%2$s-s","active":true,"sportsMarketType":"spread","line":-1.5,"marketSides":[
        {"id":"121","long":true,"teamId":"1"},{"id":"122","long":false,"teamId":"2"}]},
      {"id":"13","slug":"%2$s-t","active":true,"sportsMarketType":"total","line":220.5,"marketSides":[
        {"id":"131","long":true,"description":"Over"},{"id":"132","long":false}]}]
     %7$s}
    """
        .formatted(id, slug, league, start, home, away, state.isEmpty() ? "" : "," + state);
  }

  /** A feed that asks again at once, and never waits for long. */
  public PolledFeed polled(PolledFeed.Poll poll) {
    return new PolledFeed(
        poll,
        new Waits(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMinutes(5)),
        teller,
        health,
        new SplittableRandom(1));
  }

  /** Waits until something is told. */
  public <T extends GameEvent> T await(Class<T> type, Predicate<T> wanted)
      throws InterruptedException {
    long end = System.nanoTime() + 15 * SECOND;
    while (true) {
      GameEvent next = arriving.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      assertThat(next)
          .as("%s comes; told until now: %s; %s", type.getSimpleName(), told, health.snapshot())
          .isNotNull();
      if (type.isInstance(next) && wanted.test(type.cast(next))) {
        return type.cast(next);
      }
    }
  }

  public <T extends GameEvent> T await(Class<T> type) throws InterruptedException {
    return await(type, _ -> true);
  }

  /** Waits, as long as for an event, until the feed stands so. */
  public void awaitHealth(Predicate<FeedHealth.Snapshot> wanted) throws InterruptedException {
    long end = System.nanoTime() + 15 * SECOND;
    while (!wanted.test(health.snapshot())) {
      assertThat(System.nanoTime()).as("%s; told: %s", health.snapshot(), told).isLessThan(end);
      Thread.sleep(5);
    }
  }

  /** What was told of a kind until now. */
  public <T extends GameEvent> List<T> told(Class<T> type) {
    return told.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** What was told since the last time; kinds only. */
  public List<String> kinds() {
    List<GameEvent> all = new ArrayList<>();
    arriving.drainTo(all);
    return all.stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  public void later(Duration time) {
    now.addAndGet(time.toNanos());
  }

  /** Whatever happened, nobody was told the key. */
  @Override
  public void close() {
    client.close();
    venue.close();
    server.close();
    root().detachAppender(log);
    log.stop();
    assertThat(List.copyOf(log.list))
        .extracting(line -> line.getFormattedMessage() + line.getThrowableProxy())
        .noneMatch(line -> line.contains(KEY));
    assertThat(told.toString() + health.snapshot()).doesNotContain(KEY);
  }
}
