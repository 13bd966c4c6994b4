package io.tipoff.cli;

import io.tipoff.backtest.BacktestReport;
import io.tipoff.backtest.JsonReport;
import io.tipoff.backtest.ReportBuilder;
import io.tipoff.backtest.ReportSum;
import io.tipoff.backtest.TextReport;
import io.tipoff.backtest.parity.Parity;
import io.tipoff.backtest.simulation.Feeds;
import io.tipoff.backtest.simulation.Link;
import io.tipoff.backtest.simulation.Simulation;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Engine;
import io.tipoff.exchange.faults.BadFault;
import io.tipoff.exchange.faults.Faults;
import io.tipoff.exchange.world.Evening;
import io.tipoff.exchange.world.Scenario;
import io.tipoff.exchange.world.Sport;
import io.tipoff.exchange.world.WorldFile;
import io.tipoff.exchange.world.WorldSettings;
import io.tipoff.journal.CommandHash;
import io.tipoff.journal.Recorders;
import io.tipoff.journal.Shadow;
import io.tipoff.paper.PaperSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets the bot trade whole evenings on the embedded exchange, without sockets. */
@Command(
    name = "simulate",
    description =
        "Runs the bot through invented evenings on the embedded exchange, faster than real time; the"
            + " same seeds give the same bytes.")
final class SimulateCommand implements Callable<Integer> {
  private static final String MODE = "simulate";
  private static final int MOST_SEEDS = 100_000;
  private static final int MOST_GAMES = 16;
  private static final int DAYS = 365;
  private static final int LONGEST_FEED_DELAY = 600;

  /** When the evening of seed 0 begins; each seed has a day of its own. */
  private static final Instant FIRST_EVENING = Instant.parse("2026-10-24T23:00:00Z");

  /** What a request takes longer than at best, on average. */
  private static final Duration JITTER = Duration.ofMillis(20);

  @Mixin private Console console;

  @Mixin private ConfigOptions config;

  @Option(names = "--seeds", required = true, description = "How many evenings; 1 to 100000.")
  private int seeds;

  @Option(
      names = "--first-seed",
      defaultValue = "1",
      description = "The seed of the first; the others follow. Default: ${DEFAULT-VALUE}")
  private long firstSeed;

  @Option(
      names = "--games",
      defaultValue = "8",
      description = "Games an evening; 1 to 16. Default: ${DEFAULT-VALUE}")
  private int games;

  @Option(
      names = "--sport",
      defaultValue = "BASKETBALL",
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Sport sport;

  @Option(
      names = "--scenario",
      defaultValue = "EFFICIENT",
      description =
          "How well the others know what they trade; one of ${COMPLETION-CANDIDATES}. Default:"
              + " ${DEFAULT-VALUE}")
  private Scenario scenario;

  @Option(
      names = "--feed-delay",
      paramLabel = "SECONDS",
      description =
          "How late the fastest feed of scores is; 0 to 600. Default: as the world has it, 1.8.")
  private @Nullable Double feedDelay;

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description =
          "Runs the evenings again and again, with other strategies and feeds, and compares; one of"
              + " strategies.")
  private @Nullable String study;

  @Mixin private FaultOptions faults;

  @Option(names = "--json", description = "Prints the report as one line of JSON.")
  private boolean json;

  @Mixin private HtmlFile page;

  @Override
  public Integer call() throws IOException {
    check();
    page.require();
    if (study != null) {
      return study(study);
    }
    Configuration configuration = config.load(MODE);
    CommandHash all = new CommandHash();
    List<BacktestReport> evenings = new ArrayList<>();
    long begun = System.nanoTime();
    for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
      BacktestReport evening = run(configuration, seed, all);
      evenings.add(evening);
      console.note(
          "seed %d: %,d fills, P&L %s"
              .formatted(seed, evening.activity().fills(), evening.total().pnl()));
    }
    BacktestReport report = ReportSum.of(evenings, all.hex());
    console.print(json ? JsonReport.of(report) : TextReport.of(report));
    page.write(report);
    double seconds = (System.nanoTime() - begun) / 1e9;
    console.note(
        "%,.0f s of trading in %.1f s: %,.0f times real time"
            .formatted(report.input().seconds(), seconds, report.input().seconds() / seconds));
    return 0;
  }

  private int study(String name) {
    if (!name.equals("strategies")) {
      throw console.bad("--study is one of strategies, not '" + name + "'");
    }
    StrategyComparison comparison =
        new StrategyComparison(sets -> config.load(MODE, sets), console::note);
    StudyReport report = comparison.run(firstSeed, seeds, games);
    console.print(json ? report.json() : report.text());
    return 0;
  }

  private void check() {
    if (seeds < 1 || seeds > MOST_SEEDS) {
      throw console.bad("--seeds must be 1 to " + MOST_SEEDS);
    }
    if (games < 1 || games > MOST_GAMES) {
      throw console.bad("--games must be 1 to " + MOST_GAMES);
    }
    if (feedDelay != null && !(feedDelay >= 0 && feedDelay <= LONGEST_FEED_DELAY)) {
      throw console.bad("--feed-delay must be 0 to " + LONGEST_FEED_DELAY + " seconds");
    }
    if (page.isWanted() && seeds > 1) {
      throw console.bad("--html shows one evening: it needs --seeds 1");
    }
  }

  private BacktestReport run(Configuration configuration, long seed, CommandHash all) {
    ReportBuilder builder =
        new ReportBuilder(new ReportBuilder.Detail(false, page.isWanted()), () -> 0);
    SessionWatch watch = SessionWatch.silent(builder);
    CommandHash hash = new CommandHash();
    Parity parity = new Parity(configuration.paper(), configuration.feeSchedule());
    Shadow shadow =
        new Shadow(
            new Engine(
                Wiring.engine(configuration, MODE), Wiring.strategies(configuration), _ -> {}));
    Evening evening = Evening.of(seed, start(seed), Collections.nCopies(games, sport));
    WorldSettings others = scenario.of(WorldFile.standard());
    Simulation simulation =
        new Simulation(
            setup(configuration, others),
            evening,
            others,
            Recorders.of(hash, all, builder, parity, shadow),
            watch);
    tell(seed, simulation.run());
    String name = "seed %d, %s".formatted(seed, scenario.name().toLowerCase(Locale.ROOT));
    return builder
        .build(
            new ReportBuilder.Source(List.of(name), List.of(), watch.marketEvents(), 0),
            configuration.feesAsOf(),
            hash.hex())
        .with(parity.finish(shadow.isEqual()));
  }

  private static long start(long seed) {
    Instant start = FIRST_EVENING.plus(Duration.ofDays(Math.floorMod(seed, DAYS)));
    return start.getEpochSecond() * 1_000_000_000L;
  }

  /** Tells what is out of the ordinary. */
  private void tell(long seed, Simulation.Outcome outcome) {
    for (Faults.Count count : outcome.faults()) {
      console.note(
          "seed %d: %s struck %,d times"
              .formatted(seed, count.rule().fault().words(), count.strikes()));
    }
    if (!outcome.isOrdinary()) {
      String orders =
          outcome.drained()
              ? "the engine knew of no more orders"
              : "the engine still waited for news of orders";
      console.note(
          "seed %d: the bot left because %s; %s; open at the exchange, and cancelled there: %d"
              .formatted(seed, outcome.reason(), orders, outcome.openOrders()));
    }
  }

  private Simulation.Setup setup(Configuration configuration, WorldSettings others) {
    PaperSettings paper = configuration.paper();
    Set<String> slugs = new HashSet<>(configuration.slugs());
    Simulation.Setup whole =
        new Simulation.Setup(
            Wiring.run(configuration, MODE),
            configuration.venue(),
            new Link(paper.feedLatency(), paper.orderLatency(), JITTER, paper.answerLatency()),
            market -> slugs.isEmpty() || slugs.contains(market.slug()));
    try {
      return whole.withFeeds(feeds(configuration, others)).withFaults(faults.rules());
    } catch (BadFault e) {
      throw faults.bad(e);
    }
  }

  private Feeds feeds(Configuration configuration, WorldSettings others) {
    Feeds feeds = new Feeds(configuration.feeds(), others.feeds());
    return feedDelay == null ? feeds : feeds.withScoreDelay(feedDelay);
  }
}
