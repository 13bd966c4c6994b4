package io.tipoff.cli;

import io.tipoff.backtest.BacktestReport;
import io.tipoff.backtest.FeesUnknown;
import io.tipoff.backtest.JsonReport;
import io.tipoff.backtest.ReportBuilder;
import io.tipoff.backtest.TextReport;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Engine;
import io.tipoff.engine.Inbox;
import io.tipoff.event.Event;
import io.tipoff.event.GameEvent;
import io.tipoff.journal.CommandHash;
import io.tipoff.journal.Recorders;
import io.tipoff.monitor.EngineMeter;
import io.tipoff.monitor.StreamMetrics;
import io.tipoff.paper.PaperTrading;
import io.tipoff.paper.RealTimeTrading;
import io.tipoff.polymarket.MarketFeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trades on the venue's markets with simulated fills. */
@Command(
    name = "paper",
    description =
        "Trades on the venue's markets as they are now, with simulated fills; sends no order.")
final class PaperCommand implements Callable<Integer> {
  /** Market data that may wait for the engine before older books give way to newer ones. */
  private static final int MARKET_LANE = 10_000;

  /** Order news that may wait before the engine is told to pull its quotes. */
  private static final int BACKLOG = 1_000;

  @Mixin private Console console;

  @Mixin private VenueOptions venue;

  @Mixin private MarketDataOptions data;

  @Mixin private ConfigOptions config;

  @Option(names = "--no-page", description = "Serves no health and no metrics (monitor.port).")
  private boolean noPage;

  @Option(names = "--json", description = "Prints the report as one line of JSON.")
  private boolean json;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = "Writes every event and command to a new journal.")
  private @Nullable Path journal;

  private final Inbox inbox = new Inbox(MARKET_LANE, BACKLOG);
  private final CommandHash hash = new CommandHash();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Configuration configuration = config.load("paper", venue.sets());
    if (!configuration.feeSchedule().covers(WallClock.nanos())) {
      throw new FeesUnknown(configuration.feeSchedule(), WallClock.nanos(), "--set fees.asOf=DATE");
    }
    try (VenueAccess access = VenueAccess.open(configuration.venue(), System.getenv());
        Interruption interruption = Interruption.into(inbox);
        Monitoring monitoring = Monitoring.open("paper", configuration, !noPage, console::note);
        PaperKeeping keeping = PaperKeeping.open(access, configuration, journal, console::note);
        MarketFeed feed =
            MarketData.open(
                access,
                configuration,
                data.poll(),
                inbox::put,
                () -> interruption.fail("the venue does not accept the key"));
        GameFeeds games = new GameFeeds(configuration, access, this::tell, console::note)) {
      games.tell(monitoring);
      BacktestReport report = trade(configuration, keeping, feed, games, interruption, monitoring);
      console.print(json ? JsonReport.of(report) : TextReport.of(report));
      return interruption.end();
    }
  }

  private void tell(GameEvent event) {
    try {
      inbox.put(event);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private BacktestReport trade(
      Configuration configuration,
      PaperKeeping keeping,
      MarketFeed feed,
      GameFeeds games,
      Interruption interruption,
      Monitoring monitoring)
      throws InterruptedException {
    long began = WallClock.nanos();
    String place = configuration.venue().url().toString();
    feed.hold(keeping.held());
    console.note("following %d markets of %s".formatted(feed.start(), place));
    interruption.stopAfter(data.seconds());
    keeping.begin(inbox, interruption::fail);
    ReportBuilder.Detail totals = new ReportBuilder.Detail(false, false);
    ReportBuilder builder = new ReportBuilder(totals, () -> 0);
    EngineMeter meter = monitoring.meter();
    Engine engine =
        new Engine(
            configuration.engineSettings(),
            Wiring.strategies(configuration),
            new Observers(keeping.observing(builder), meter));
    SessionStatus status = new SessionStatus(console::note, engine);
    Consumer<Event> samples = keeping.samples(engine);
    PaperTrading trading =
        new PaperTrading(
            engine,
            configuration.paper(),
            configuration.feeSchedule(),
            Recorders.of(keeping.recorder(), hash, builder, meter),
            event -> {
              builder.took(event);
              meter.took(event);
              status.took(event);
              samples.accept(event);
            });
    builder.starts(engine);
    meter.starts(engine);
    feed.counters().ifPresent(count -> monitoring.add(new StreamMetrics("markets", count)));
    keeping.metrics().ifPresent(monitoring::add);
    keeping.start(trading, began, configuration);
    games.start();
    monitoring.begun();
    new RealTimeTrading(trading, inbox, WallClock::nanos, meter::idle).run();
    return builder.build(
        new ReportBuilder.Source(List.of(place), List.of(), status.marketEvents(), 0),
        configuration.feesAsOf(),
        hash.hex());
  }
}
