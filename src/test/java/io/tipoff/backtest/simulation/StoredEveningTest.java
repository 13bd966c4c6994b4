package io.tipoff.backtest.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.backtest.Backtest;
import io.tipoff.backtest.BacktestReport;
import io.tipoff.backtest.PeriodReport;
import io.tipoff.backtest.ReportBuilder;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Engine;
import io.tipoff.event.Event;
import io.tipoff.exchange.world.Evening;
import io.tipoff.exchange.world.Sport;
import io.tipoff.exchange.world.WorldFile;
import io.tipoff.journal.JournalWriter;
import io.tipoff.journal.Recorders;
import io.tipoff.market.Money;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.store.AccountKey;
import io.tipoff.store.Database;
import io.tipoff.store.Period;
import io.tipoff.store.PeriodReader;
import io.tipoff.store.Samples;
import io.tipoff.store.Store;
import io.tipoff.store.StoreListener;
import io.tipoff.store.StoreObserver;
import io.tipoff.store.StoreSession;
import io.tipoff.store.StoreSettings;
import io.tipoff.store.StoredAccount;
import io.tipoff.strategy.MarketMaker;
import io.tipoff.strategy.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An evening on the embedded exchange: the report from the database against all who took part. */
class StoredEveningTest {
  private static final Configuration CONFIGURATION = Configuration.defaults();
  private static final AccountKey ACCOUNT = new AccountKey("test", "simulated", "");
  private static final long START =
      Instant.parse("2026-10-24T23:00:00Z").getEpochSecond() * 1_000_000_000L;
  private static final Duration SOON = Duration.ofMillis(50);

  @TempDir private Path folder;

  private static final class Watching implements Backtest.Watcher {
    private final ReportBuilder report =
        new ReportBuilder(new ReportBuilder.Detail(false, false), () -> 0);
    private final StoreSession session;
    private final StoreObserver observer;
    private @Nullable Samples samples;

    private Watching(StoreSession session) {
      this.session = session;
      this.observer = new StoreObserver(session, () -> 0);
    }

    @Override
    public void starts(Engine engine) {
      report.starts(engine);
      samples = new Samples(session, engine);
    }

    @Override
    public void took(Event event) {
      report.took(event);
      samples.look(event);
    }

    @Override
    public void refused(Refused refused) {}

    @Override
    public void signalled(Signal signal) {
      report.signalled(signal);
      observer.signalled(signal);
    }
  }

  @Test
  void shouldReportWhatTheEngineKnowsAndTheExchangePaid() throws Exception {
    StoreSettings settings =
        new StoreSettings(Optional.empty(), folder, Duration.ofSeconds(5), 100_000);
    Database database = Database.of("test", settings, Map.of());
    Path journal = folder.resolve("evening.journal");
    Store store = Store.open(database, ACCOUNT, () -> START, warning -> {});
    StoreSession session;
    Money cash;
    BacktestReport expected;
    try (JournalWriter writer = JournalWriter.create(journal)) {
      session = store.begin(journal, settings, StoreListener.none());
      Watching watching = new Watching(session);
      Simulation simulation =
          new Simulation(
              new Simulation.Setup(
                  new Backtest.Setup(
                      CONFIGURATION.engineSettings().withBooksThatShowOurs(),
                      CONFIGURATION.paper(),
                      List.of(new MarketMaker(CONFIGURATION.marketMaker())),
                      ""),
                  CONFIGURATION.venue(),
                  new Link(SOON, SOON, SOON, SOON),
                  _ -> true),
              Evening.of(7, START, List.of(Sport.BASKETBALL)).withPeriods(1),
              WorldFile.standard(),
              Recorders.of(writer, watching.report),
              watching);
      simulation.run();
      watching.samples.end();
      cash = simulation.cashAtVenue();
      expected =
          watching.report.build(new ReportBuilder.Source(List.of(), List.of(), 0, 0), "", "");
    }
    session.close();

    assertThat(session.isComplete()).isTrue();
    StoredAccount stored = store.stored();
    assertThat(stored.cash()).contains(cash);
    assertThat(stored.positions()).isEmpty();
    Period period = PeriodReader.read(database, ACCOUNT::equals, 0, PeriodReader.NO_END);
    assertThat(period.to()).isEqualTo(period.equity().getLast().time() + 1);
    BacktestReport report = PeriodReport.of(period);
    assertThat(expected.total().fills()).isGreaterThan(20);
    assertThat(report.total()).isEqualTo(expected.total());
    assertThat(report.activity()).isEqualTo(expected.activity());
    assertThat(report.strategies()).isEqualTo(expected.strategies());
    assertThat(report.accounts().end()).isEqualTo(cash);
    assertThat(report.accounts().unsettled()).isZero();
    report
        .markets()
        .forEach(
            (id, market) -> {
              assertThat(market.result())
                  .as(id.slug())
                  .isEqualTo(expected.markets().get(id).result());
              assertThat(market.orders()).isEqualTo(expected.markets().get(id).orders());
              assertThat(market.settlement()).isEqualTo(expected.markets().get(id).settlement());
              assertThat(market.largestPosition())
                  .isEqualTo(expected.markets().get(id).largestPosition());
            });
    assertThat(report.total().pnl())
        .as("what the exchange paid more than there was at the start")
        .isEqualTo(cash.minus(CONFIGURATION.paper().cash()));
    assertThat(report.breakdown()).isEqualTo(expected.breakdown());
    assertThat(report.breakdown().profits()).hasSameSizeAs(expected.strategies());
    expected
        .strategies()
        .forEach(
            (name, result) ->
                assertThat(report.breakdown().profits()).containsEntry(name, result.pnl()));
    assertThat(report.breakdown().groups())
        .allSatisfy(group -> assertThat(group.key().trigger()).isIn("quote", "reduce"))
        .allSatisfy(group -> assertThat(group.key().league()).isEqualTo("nba"))
        .allSatisfy(group -> assertThat(group.markouts().getFirst().weight()).isPositive());
    // A span of two halves is the same as both together.
    long middle = period.changes().get(period.changes().size() / 2).time();
    BacktestReport first = PeriodReport.of(PeriodReader.read(database, ACCOUNT::equals, 0, middle));
    BacktestReport second =
        PeriodReport.of(PeriodReader.read(database, ACCOUNT::equals, middle, PeriodReader.NO_END));
    assertThat(first.total().pnl().plus(second.total().pnl())).isEqualTo(report.total().pnl());
    assertThat(first.total().fills() + second.total().fills()).isEqualTo(report.total().fills());
  }
}
