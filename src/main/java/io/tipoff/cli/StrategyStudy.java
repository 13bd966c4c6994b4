package io.tipoff.cli;

import io.tipoff.backtest.Backtest;
import io.tipoff.backtest.FillLog;
import io.tipoff.backtest.simulation.FeedDelays;
import io.tipoff.backtest.simulation.Feeds;
import io.tipoff.backtest.simulation.Link;
import io.tipoff.backtest.simulation.Simulation;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Engine;
import io.tipoff.event.Event;
import io.tipoff.event.MarketListed;
import io.tipoff.exchange.world.Evening;
import io.tipoff.exchange.world.Scenario;
import io.tipoff.exchange.world.Sport;
import io.tipoff.exchange.world.WorldFile;
import io.tipoff.game.FeedSource;
import io.tipoff.journal.Recorders;
import io.tipoff.market.MarketId;
import io.tipoff.paper.PaperSettings;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Position;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.strategy.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs the same evenings with different strategies and feeds. */
final class StrategyStudy {
  private static final Duration JITTER = Duration.ofMillis(20);
  static final Duration ODDS_DELAY = Duration.ofMillis(500);
  private static final Instant FIRST_EVENING = Instant.parse("2026-10-24T23:00:00Z");
  private static final int DAYS = 365;

  /**
   * One way to run the evenings.
   *
   * @param feed how late scores are told; null for no feeds at all
   * @param models whether the core's own models make the beliefs, as in live trading, and not the
   *     invented league's own figures
   * @param sets settings that differ, as {@code key=value}
   */
  record Arm(String name, @Nullable Duration feed, boolean models, List<String> sets) {
    Arm(String name, @Nullable Duration feed, List<String> sets) {
      this(name, feed, false, sets);
    }
  }

  /**
   * One evening.
   *
   * @param profits of each strategy, by game; games without a fill are there with 0
   */
  record Outcome(
      SequencedMap<String, SequencedMap<String, Double>> profits,
      List<FillLog.Entry> fills,
      String ended) {}

  private final Configuration configuration;
  private final @Nullable Duration feed;
  private final boolean models;
  private final int games;

  StrategyStudy(Configuration configuration, Arm arm, int games) {
    this.configuration = configuration;
    this.feed = arm.feed();
    this.models = arm.models();
    this.games = games;
  }

  Outcome run(long seed) {
    Watch watch = new Watch();
    long start =
        FIRST_EVENING.plus(Duration.ofDays(Math.floorMod(seed, DAYS))).getEpochSecond()
            * 1_000_000_000L;
    Evening evening = Evening.of(seed, start, Collections.nCopies(games, Sport.BASKETBALL));
    PaperSettings paper = configuration.paper();
    Simulation.Setup setup =
        new Simulation.Setup(
            Wiring.run(configuration, "simulate"),
            configuration.venue(),
            new Link(paper.feedLatency(), paper.orderLatency(), JITTER, paper.answerLatency()),
            _ -> true);
    if (feed != null && models) {
      Feeds feeds = new Feeds(List.of(FeedSource.OPTICODDS), WorldFile.standard().feeds());
      setup = setup.withFeeds(feeds.withScoreDelay(feed.toMillis() / 1e3));
    } else if (feed != null) {
      setup = setup.withOutlooks(new FeedDelays(feed, ODDS_DELAY));
    }
    Simulation simulation =
        new Simulation(
            setup, evening, Scenario.EFFICIENT.of(WorldFile.standard()), Recorders.none(), watch);
    String ended = simulation.run().reason();
    return new Outcome(watch.profits(), watch.log.entries(), ended);
  }

  /** Keeps what each strategy earned in each game. */
  private static final class Watch implements Backtest.Watcher {
    private final FillLog log = new FillLog();
    private final Map<MarketId, String> events = new TreeMap<>();
    private @Nullable Engine engine;

    @Override
    public void starts(Engine started) {
      engine = started;
      log.starts(started);
    }

    @Override
    public void took(Event event) {
      log.took(event);
      if (event instanceof MarketListed listed) {
        events.put(listed.market(), listed.listing().listing().event());
      }
    }

    @Override
    public void signalled(Signal signal) {
      log.signalled(signal);
    }

    @Override
    public void refused(Refused refused) {}

    private SequencedMap<String, SequencedMap<String, Double>> profits() {
      SequencedMap<String, SequencedMap<String, Double>> all = new TreeMap<>();
      for (String strategy : List.of("live-arbitrage", "statistical-edge", "market-maker")) {
        SequencedMap<String, Double> games = new TreeMap<>();
        events.values().forEach(event -> games.put(event, 0.0));
        all.put(strategy, games);
      }
      if (engine != null) {
        for (Holding holding : new ArrayList<>(engine.portfolio().holdings().sequencedValues())) {
          String event = events.getOrDefault(holding.market(), "");
          for (Map.Entry<String, Position> part : holding.byStrategy().entrySet()) {
            double profit = part.getValue().pnl(holding.mark()).toBigDecimal().doubleValue();
            all.computeIfAbsent(part.getKey(), _ -> new TreeMap<>())
                .merge(event, profit, Double::sum);
          }
        }
      }
      return all;
    }
  }
}
