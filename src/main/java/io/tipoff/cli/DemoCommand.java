package io.tipoff.cli;

import io.tipoff.backtest.BacktestReport;
import io.tipoff.backtest.FeesUnknown;
import io.tipoff.backtest.JsonReport;
import io.tipoff.backtest.ReportBuilder;
import io.tipoff.backtest.TextReport;
import io.tipoff.backtest.parity.ParityReport;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Recorder;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.exchange.world.SeasonSettings;
import io.tipoff.journal.CommandHash;
import io.tipoff.journal.JournalReader;
import io.tipoff.journal.Recorders;
import io.tipoff.journal.Replay;
import io.tipoff.journal.ReplayOutcome;
import io.tipoff.journal.ReplayOutcome.Reproduced;
import io.tipoff.store.AccountKey;
import io.tipoff.store.Database;
import io.tipoff.store.Store;
import io.tipoff.store.StoreSession;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the whole bot on the embedded exchange. */
@Command(
    name = "demo",
    description =
        "Trades an invented NBA evening on an exchange of its own, over real sockets: the whole bot,"
            + " without a key and without the network. Ends with a report.")
final class DemoCommand implements Callable<Integer> {
  private static final String MODE = "demo";

  @Mixin private Console console;

  @Mixin private ConfigOptions config;

  @Mixin private HtmlFile page;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Stops after so many seconds of wall time; by default at Ctrl-C.")
  private long seconds;

  @Option(
      names = "--speed",
      defaultValue = "1",
      description = "How fast games and other traders live; 1 is real time.")
  private double speed;

  @Option(
      names = "--seed",
      description = "The same seed gives the same games and the same other traders.")
  private @Nullable Long seed;

  @Option(names = "--no-page", description = "Serves no health and no metrics (monitor.port).")
  private boolean noPage;

  @Option(names = "--json", description = "Prints the report as one line of JSON.")
  private boolean json;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = "Keeps every event and command in a new journal.")
  private @Nullable Path journal;

  private final CommandHash hash = new CommandHash();

  /** Where it trades, and how. */
  private record Venue(DemoWorld world, ExchangeServer exchange, Configuration configuration) {}

  /**
   * What came of the session.
   *
   * @param drained whether the engine brought all its orders to an end
   * @param openOrders that the exchange still had
   */
  private record Traded(BacktestReport report, boolean drained, int openOrders) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    page.require();
    Configuration configuration = config.load(MODE);
    if (!configuration.feeSchedule().covers(WallClock.nanos())) {
      throw new FeesUnknown(configuration.feeSchedule(), WallClock.nanos(), "--set fees.asOf=DATE");
    }
    DemoWorld world = world();
    CompletableFuture<String> stop = new CompletableFuture<>();
    try (Interruption interruption = new Interruption(stop::complete);
        SessionJournal written = SessionJournal.at(journal);
        ExchangeServer exchange = world.start(configuration)) {
      Configuration there = config.load(MODE, world.sets(configuration, exchange));
      console.note(world.explanation(there));
      Traded traded = trade(new Venue(world, exchange, there), written, interruption, stop);
      boolean commandsEqual = isReproduced(written.finished());
      ParityReport parity =
          RecordedSession.parity(written.finished(), commandsEqual, console::note);
      tell(traded.openOrders(), traded.report().with(parity));
      int exit = interruption.end();
      boolean good = traded.drained() && traded.openOrders() == 0 && commandsEqual;
      return good ? exit : Main.FAILURE;
    }
  }

  private DemoWorld world() {
    if (!(speed >= SeasonSettings.SLOWEST && speed <= SeasonSettings.FASTEST)) {
      throw console.bad(
          "--speed must be %s to %.0f".formatted(SeasonSettings.SLOWEST, SeasonSettings.FASTEST));
    }
    return new DemoWorld(seed == null ? ThreadLocalRandom.current().nextInt() : seed, speed);
  }

  private Traded trade(
      Venue venue,
      SessionJournal written,
      Interruption interruption,
      CompletableFuture<String> stop)
      throws IOException, InterruptedException {
    ReportBuilder builder =
        new ReportBuilder(new ReportBuilder.Detail(false, page.isWanted()), () -> 0);
    SessionWatch watch = SessionWatch.telling(builder, console);
    Recorder recorder =
        Recorders.of(written.recorder(), hash, builder, new FirstQuote(this::firstQuote));
    Configuration configuration = venue.configuration();
    try (Monitoring monitoring = Monitoring.open(MODE, configuration, !noPage, console::note);
        VenueAccess access = DemoWorld.access(configuration, venue.exchange());
        Database database = Database.temporary();
        VenueTrading trading =
            new VenueTrading(
                new VenueTrading.Session(MODE, configuration, recorder, watch, monitoring),
                access,
                interruption::fail)) {
      console.note("following %d markets".formatted(trading.start("")));
      interruption.stopAfter(seconds);
      boolean drained;
      // The first quotes do not wait for the tables to be made: the journal is read from its start.
      try (StoreSession _ = keep(database, configuration, access, written)) {
        String reason = stop.join();
        console.note("stopping: " + reason);
        drained = trading.finish(reason);
      }
      String place = "embedded exchange, seed " + venue.world().seed();
      BacktestReport report =
          builder.build(
              new ReportBuilder.Source(List.of(place), List.of(), watch.marketEvents(), 0),
              configuration.feesAsOf(),
              hash.hex());
      return new Traded(report, drained, trading.openOrders());
    }
  }

  /** The database follows the journal, as in live trading. */
  private StoreSession keep(
      Database database, Configuration configuration, VenueAccess access, SessionJournal written) {
    AccountKey account = new AccountKey(MODE, access.settings().url().toString(), access.keyId());
    return Store.open(database, account, WallClock::nanos, console::note)
        .begin(
            written.file(),
            configuration.store(KeptSession.home()),
            (behind, reason) ->
                console.note(behind ? "the database: " + reason : "the database is level again"));
  }

  /** Since the start of this process, the launcher apart. */
  private void firstQuote(long time) {
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    console.note("first quote after %.2f s".formatted((time / 1e6 - started) / 1e3));
  }

  private boolean isReproduced(Path file) {
    try (JournalReader reader = JournalReader.open(file, console::note)) {
      ReplayOutcome outcome = Replay.run(reader, Wiring::recorded);
      if (outcome instanceof Reproduced(var events, var commands, _)) {
        console.note("replayed: %,d events gave the same %,d commands".formatted(events, commands));
        return true;
      }
      console.note("replayed otherwise: " + outcome);
      return false;
    }
  }

  private void tell(int openOrders, BacktestReport report) throws IOException {
    console.print(json ? JsonReport.of(report) : TextReport.of(report));
    page.write(report);
    if (openOrders > 0) {
      console.note(openOrders + " orders still work on the exchange");
    }
  }
}
