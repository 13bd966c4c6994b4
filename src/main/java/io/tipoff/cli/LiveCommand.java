package io.tipoff.cli;

import io.tipoff.backtest.BacktestReport;
import io.tipoff.backtest.FeesUnknown;
import io.tipoff.backtest.JsonReport;
import io.tipoff.backtest.ReportBuilder;
import io.tipoff.backtest.TextReport;
import io.tipoff.cli.RiskAcceptance.Result;
import io.tipoff.cli.control.BotId;
import io.tipoff.cli.control.StartLimiter;
import io.tipoff.config.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trades for money. */
@Command(
    name = "live",
    description =
        "Sends real orders. Starts only with a key, with the user's word that money may be lost,"
            + " and with an account that holds nothing which this bot did not make.")
final class LiveCommand implements Callable<Integer> {
  static final String MODE = "live";

  /** The mode in which orders are only previewed. */
  static final String PREVIEW = "preview";

  @Mixin private Console console;

  @Mixin private VenueOptions venue;

  @Mixin private ConfigOptions config;

  @Option(
      names = RiskAcceptance.FLAG,
      description = "Your word that real money may be lost, up to the limits that are named.")
  private boolean accepted;

  @Option(
      names = "--preview-only",
      description =
          "Everything but sending: the venue is asked what would become of each order, and nothing"
              + " is entered. Has an account memory of its own.")
  private boolean previewOnly;

  @Option(
      names = "--leave-foreign",
      description =
          "Orders and positions that this bot did not make stay as they are; they count in risk,"
              + " and nothing is traded in their markets.")
  private boolean leaveForeign;

  @Option(
      names = "--adopt-foreign",
      description = "Orders and positions that this bot did not make are its own from now on.")
  private boolean adoptForeign;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Stops after so many seconds; by default at Ctrl-C.")
  private long seconds;

  @Option(names = "--no-page", description = "Serves no health and no metrics (monitor.port).")
  private boolean noPage;

  @Option(names = "--json", description = "Prints the report as one line of JSON.")
  private boolean json;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = "Where every event and command is kept; by default in the data directory.")
  private @Nullable Path journal;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (leaveForeign && adoptForeign) {
      throw console.bad("--leave-foreign and --adopt-foreign exclude each other");
    }
    if (previewOnly && adoptForeign) {
      throw console.bad("--preview-only touches nothing: --adopt-foreign cannot be");
    }
    Configuration configuration = config.load(MODE, venue.sets());
    if (!configuration.feeSchedule().covers(WallClock.nanos())) {
      throw new FeesUnknown(configuration.feeSchedule(), WallClock.nanos(), "--set fees.asOf=DATE");
    }
    if (!configuration.universe().isNamed()) {
      throw new Refused(
          "Nothing is traded for money that nobody named: set markets.slugs or markets.leagues,"
              + " such as --set markets.leagues=nba; ./tipoff markets shows what there is.");
    }
    CompletableFuture<String> stop = new CompletableFuture<>();
    try (VenueAccess access = VenueAccess.open(configuration.venue(), System.getenv())) {
      if (access.key().isEmpty()) {
        throw new Refused(
            "Live trading needs a key: set POLYMARKET_KEY_ID and POLYMARKET_SECRET_KEY.");
      }
      if (!previewOnly) {
        accept(configuration, access);
      }
      new Doctor(configuration, mode(), System.getenv()).require();
      // The interruption ends last: until then the process must not, for the database is written.
      try (Interruption interruption = new Interruption(stop::complete);
          Monitoring monitoring = Monitoring.open(mode(), configuration, !noPage, console::note);
          LiveSession session =
              LiveSession.open(mode(), configuration, access, foreign(), journal, console::note)) {
        return run(session, configuration, access, interruption, stop, monitoring);
      }
    }
  }

  private String mode() {
    return previewOnly ? PREVIEW : MODE;
  }

  private Optional<Gateways> gateways(VenueAccess access) {
    return previewOnly ? Optional.of(Gateways.previewing(access, console::note)) : Optional.empty();
  }

  private AccountMemory.Foreign foreign() {
    return leaveForeign
        ? AccountMemory.Foreign.LEAVE
        : adoptForeign ? AccountMemory.Foreign.ADOPT : AccountMemory.Foreign.REFUSE;
  }

  private void accept(Configuration configuration, VenueAccess access) throws IOException {
    RiskAcceptance acceptance = new RiskAcceptance(configuration.privateFolder(), Machine.id());
    switch (acceptance.check(configuration, access.key(), accepted)) {
      case Result.Given given -> console.note(given.words());
      case Result.Needed needed -> throw new Refused(needed.words());
    }
  }

  private int run(
      LiveSession session,
      Configuration configuration,
      VenueAccess access,
      Interruption interruption,
      CompletableFuture<String> stop,
      Monitoring monitoring)
      throws IOException, InterruptedException {
    String place = configuration.venue().url().toString();
    BotId bot = new BotId(mode(), place, access.key());
    StartLimiter starts =
        new StartLimiter(configuration.privateFolder(), bot, configuration.live().maxStarts());
    String paused = starts.started(WallClock.nanos()).orElse("");
    ReportBuilder builder = new ReportBuilder(new ReportBuilder.Detail(false, false), () -> 0);
    SessionWatch watch = SessionWatch.telling(builder, console);
    try (VenueTrading trading =
        session.trading(
            builder,
            watch,
            starts,
            interruption::fail,
            Checkpoint.NONE,
            monitoring,
            gateways(access))) {
      boolean drained;
      int open;
      try {
        int markets = trading.start(paused);
        console.note("following %d markets of %s".formatted(markets, place));
        if (!paused.isEmpty()) {
          console.note(
              "paused: %s - look at it, then ./tipoff resume --reason ...".formatted(paused));
        }
        interruption.stopAfter(seconds);
        String reason = stop.join();
        console.note("stopping: " + reason);
        drained = trading.finish(reason);
        open = trading.openOrders();
      } catch (AccountMemory.ForeignFound e) {
        String found = String.valueOf(e.getMessage());
        var _ = trading.abandon(found);
        throw new Refused(found);
      } catch (RuntimeException e) {
        if (trading.bug().isPresent()) {
          starts.endedByBug(String.valueOf(e.getMessage()));
        }
        throw e;
      }
      BacktestReport report =
          builder.build(
              new ReportBuilder.Source(List.of(place), List.of(), watch.marketEvents(), 0),
              configuration.feesAsOf(),
              session.commandsHash());
      console.print(json ? JsonReport.of(report) : TextReport.of(report));
      if (open > 0) {
        console.note(open + " orders are still open at the venue");
      }
      int exit = interruption.end();
      return drained || open == 0 ? exit : Main.FAILURE;
    }
  }
}
