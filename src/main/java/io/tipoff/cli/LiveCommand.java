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

  @Mixin private Console console;

  @Mixin private VenueOptions venue;

  @Mixin private ConfigOptions config;

  @Option(
      names = RiskAcceptance.FLAG,
      description = "Your word that real money may be lost, up to the limits that are named.")
  private boolean accepted;

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

  /** Accepted already, so that scripts stay as they are when there is a page. */
  @SuppressWarnings("UnusedVariable")
  @Option(names = "--no-page", description = "Serves no page; there is none yet.")
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
    Configuration configuration = config.load(MODE, venue.sets());
    if (!configuration.feeSchedule().covers(WallClock.nanos())) {
      throw new FeesUnknown(configuration.feeSchedule(), WallClock.nanos(), "--set fees.asOf=DATE");
    }
    CompletableFuture<String> stop = new CompletableFuture<>();
    try (VenueAccess access = VenueAccess.open(configuration.venue(), System.getenv())) {
      if (access.key().isEmpty()) {
        throw new Refused(
            "Live trading needs a key: set POLYMARKET_KEY_ID and POLYMARKET_SECRET_KEY.");
      }
      accept(configuration, access);
      try (LiveSession session =
              LiveSession.open(configuration, access, foreign(), journal, console::note);
          Interruption interruption = new Interruption(stop::complete, 0)) {
        return run(session, configuration, access, interruption, stop);
      }
    }
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
      CompletableFuture<String> stop)
      throws IOException, InterruptedException {
    String place = configuration.venue().url().toString();
    BotId bot = new BotId(MODE, place, access.key());
    StartLimiter starts =
        new StartLimiter(configuration.privateFolder(), bot, configuration.live().maxStarts());
    String paused = starts.started(WallClock.nanos()).orElse("");
    ReportBuilder builder = new ReportBuilder(new ReportBuilder.Detail(false, false), () -> 0);
    SessionWatch watch = SessionWatch.telling(builder, console);
    try (VenueTrading trading =
        session.trading(builder, watch, starts, interruption::fail, Checkpoint.NONE)) {
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
