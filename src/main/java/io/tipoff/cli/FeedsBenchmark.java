package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.engine.Engine;
import io.tipoff.engine.Inbox;
import io.tipoff.event.Event;
import io.tipoff.event.MarketListed;
import io.tipoff.event.OddsReported;
import io.tipoff.event.SessionStarted;
import io.tipoff.feed.FeedHealth;
import io.tipoff.feed.GameMatcher;
import io.tipoff.feed.GameTeller;
import io.tipoff.feed.VenueCatalog;
import io.tipoff.feed.http.FeedClient;
import io.tipoff.feed.opticodds.OpticOddsFeed;
import io.tipoff.feed.opticodds.OpticOddsSettings;
import io.tipoff.game.FeedSource;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.MarketId;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.polymarket.rest.GameState;
import io.tipoff.polymarket.rest.VenueEvent;
import io.tipoff.polymarket.rest.VenueMarket;
import io.tipoff.polymarket.rest.VenueTeam;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a stream of odds costs: a server that speaks as OpticOdds does, the adapter, and an engine
 * that takes what it tells into its beliefs.
 */
final class FeedsBenchmark implements AutoCloseable {
  private static final double NANOS = 1e9;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Inbox inbox = new Inbox(10_000, 10_000);
  private final AtomicLong taken = new AtomicLong();
  private final int games;
  private final FeedLoad load;
  private final FeedClient client = new FeedClient(Duration.ofSeconds(10));
  private final VenueAccess access;
  private final FeedHealth health = new FeedHealth(FeedSource.OPTICODDS);
  private final OpticOddsFeed feed;
  private final Engine engine;
  private final Thread engineThread = Thread.ofPlatform().name("engine").unstarted(this::run);

  /**
   * What it cost.
   *
   * @param updates that were sent
   * @param told odds that reached the engine
   * @param feed the part of one core that the adapter's threads took
   * @param engine the part that the engine's took
   */
  record Figures(long updates, long told, double seconds, double feed, double engine) {}

  /**
   * A load that has not begun.
   *
   * @param at the configuration with some keys set
   */
  FeedsBenchmark(Function<List<String>, Configuration> at, int games, int updatesPerSecond)
      throws IOException {
    Configuration configuration = at.apply(List.of());
    this.games = games;
    this.load = new FeedLoad(games, updatesPerSecond);
    this.access =
        VenueAccess.open(
            at.apply(List.of("venue.url=" + load.address(), "venue.publicUrl=" + load.address()))
                .venue(),
            Map.of());
    this.engine =
        new Engine(
            Wiring.engine(configuration, "bench"), Wiring.strategies(configuration), _ -> {});
    this.feed =
        new OpticOddsFeed(
            client,
            OpticOddsSettings.of(
                load.address(),
                "bench",
                List.of("pinnacle", "betonline", "draftkings", "fanduel", "circa_sports")),
            new VenueCatalog(this::events, Duration.ofHours(1)),
            access.events(),
            new GameMatcher(0.9),
            new GameTeller(health, this::put, WallClock::nanos),
            health,
            new Random(1));
  }

  private List<VenueEvent> events() {
    List<VenueEvent> events = new ArrayList<>();
    for (int game = 0; game < games; game++) {
      events.add(event(game));
    }
    return events;
  }

  private static VenueEvent event(int game) {
    OptionalLong start = OptionalLong.of(WallClock.nanos() + Duration.ofHours(1).toNanos());
    String slug = "nba-game-" + game;
    VenueTeam home = team("H" + game, FeedLoad.home(game), "home");
    VenueTeam away = team("A" + game, FeedLoad.away(game), "away");
    return new VenueEvent(
        Integer.toString(game),
        slug,
        slug,
        "nba",
        "",
        start,
        true,
        false,
        "",
        "",
        new GameState(
            "",
            "",
            "",
            false,
            false,
            OptionalLong.empty(),
            OptionalLong.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            "",
            Optional.empty(),
            Optional.empty()),
        Optional.empty(),
        List.of(home, away),
        List.of(market(game, slug, start)));
  }

  private static VenueTeam team(String id, String name, String ordering) {
    return new VenueTeam(id, name, "", "", "nba", ordering, List.of());
  }

  private static VenueMarket market(int game, String slug, OptionalLong start) {
    return new VenueMarket(
        Integer.toString(game),
        new MarketId("aec-" + slug),
        "",
        "",
        "OPEN",
        true,
        false,
        "moneyline",
        Optional.empty(),
        Optional.of(Tick.of("0.01")),
        Optional.of(Quantity.ofContracts(1)),
        Optional.of(new BigDecimal("0.0695")),
        FeeCurve.STANDARD,
        List.of(),
        slug,
        "nba",
        FeedLoad.home(game),
        FeedLoad.away(game),
        start,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void put(Event event) {
    try {
      inbox.put(event);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        Event event = inbox.take();
        engine.on(event);
        if (event instanceof OddsReported) {
          taken.incrementAndGet();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Listens for a while after a warm-up. */
  Figures run(Duration warmUp, Duration time) throws IOException, InterruptedException {
    put(new SessionStarted(WallClock.nanos(), "bench", ""));
    for (VenueEvent event : events()) {
      for (VenueMarket market : event.markets()) {
        put(new MarketListed(WallClock.nanos(), market.toMarket()));
      }
    }
    engineThread.start();
    feed.start();
    load.awaitStream();
    Thread.sleep(warmUp);
    long began = System.nanoTime();
    long sent = load.sent();
    long told = taken.get();
    long ofFeed = cpu(name -> name.startsWith("feed-"));
    long ofEngine = cpu(name -> name.equals("engine"));
    Thread.sleep(time);
    double seconds = (System.nanoTime() - began) / NANOS;
    return new Figures(
        load.sent() - sent,
        taken.get() - told,
        seconds,
        (cpu(name -> name.startsWith("feed-")) - ofFeed) / NANOS / seconds,
        (cpu(name -> name.equals("engine")) - ofEngine) / NANOS / seconds);
  }

  private long cpu(Predicate<String> names) {
    long sum = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && names.test(thread.getThreadName())) {
        sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return sum;
  }

  FeedHealth.Snapshot health() {
    return health.snapshot();
  }

  @Override
  public void close() {
    feed.close();
    client.close();
    access.close();
    load.close();
    engineThread.interrupt();
  }
}
