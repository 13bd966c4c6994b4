package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tipoff.backtest.ReportBuilder;
import io.tipoff.config.ConfigFiles;
import io.tipoff.config.Configuration;
import io.tipoff.journal.Recorders;
import io.tipoff.market.Intent;
import io.tipoff.market.Money;
import io.tipoff.market.TradingRules;
import io.tipoff.polymarket.rest.CreatedOrder;
import io.tipoff.polymarket.rest.NewOrder;
import io.tipoff.polymarket.rest.OrderRef;
import io.tipoff.polymarket.rest.VenueMarket;
import io.tipoff.polymarket.wire.OrderState;
import io.tipoff.polymarket.wire.VenueBalance;
import io.tipoff.polymarket.wire.VenueOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real venue, with the key of the environment; only with {@code TIPOFF_LIVE_TESTS=1}. Costs
 * nothing: one order of the smallest size rests at the lowest price for a moment.
 */
@Timeout(120)
class RealVenueTest {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  @TempDir private Path folder;
  private VenueAccess access;
  private Configuration configuration;

  @BeforeEach
  void open() {
    assumeTrue("1".equals(System.getenv("TIPOFF_LIVE_TESTS")), "TIPOFF_LIVE_TESTS is not 1");
    configuration =
        ConfigFiles.load(
            Path.of("config"),
            "live",
            System.getenv(),
            List.of("monitor.port=0", "control.directory=" + folder, "store.directory=" + folder));
    access = VenueAccess.open(configuration.venue(), System.getenv());
    assumeTrue(!access.key().isEmpty(), "POLYMARKET_KEY_ID and POLYMARKET_SECRET_KEY are not set");
  }

  @AfterEach
  void close() {
    if (access != null) {
      access.close();
    }
  }

  /** An open market that tells its rules. */
  private VenueMarket market() throws InterruptedException {
    List<VenueMarket> markets = access.universe(configuration.universe()).markets();
    Optional<VenueMarket> open =
        markets.stream().filter(market -> market.toMarket().rules().isPresent()).findFirst();
    assumeTrue(open.isPresent(), "no market is open now; widen markets.startsWithin");
    return open.orElseThrow();
  }

  /** The least that can be ordered, as far from the market as can be. */
  private static NewOrder smallest(VenueMarket market) {
    TradingRules rules = market.toMarket().rules().orElseThrow();
    return NewOrder.resting(
            market.market(),
            Intent.BUY_LONG,
            rules.tick().lowest(),
            rules.minimum(),
            OptionalLong.empty())
        .asPostOnly();
  }

  @Test
  void shouldBeKnownToTheVenue() throws Exception {
    assertThat(access.portfolio().balances()).isNotEmpty();
    assertThat(access.clock().offset().abs()).isLessThan(VenueCheckup.LARGEST_SKEW);
  }

  @Test
  void shouldHearBothStreams() throws Exception {
    List<Check> checks = new ArrayList<>();
    new StreamCheckup(access, List.of(market().market()), Duration.ofSeconds(30)).look(checks::add);
    assertThat(checks).hasSize(2).allMatch(Check::ok);
  }

  @Test
  void shouldPreviewAnOrder() throws Exception {
    assertThat(access.orders().preview(smallest(market())).state())
        .isNotEqualTo(OrderState.REJECTED);
  }

  @Test
  void shouldPlaceTheSmallestOrderAndCancelIt() throws Exception {
    VenueMarket market = market();
    CreatedOrder created = access.orders().create(smallest(market));
    try {
      awaitOpen(created.id(), true);
    } finally {
      access.orders().cancel(new OrderRef(created.id(), market.market()));
    }
    awaitOpen(created.id(), false);
    assertThat(access.orders().order(created.id()).map(VenueOrder::filled))
        .hasValueSatisfying(filled -> assertThat(filled.isZero()).isTrue());
  }

  private void awaitOpen(String id, boolean open) throws Exception {
    long end = System.nanoTime() + PATIENCE;
    while (access.orders().open(List.of()).stream().anyMatch(o -> o.id().equals(id)) != open) {
      assertThat(System.nanoTime()).as("open orders with %s: %s", id, open).isLessThan(end);
    }
  }

  /** The account as a bot sees it is that of the venue; nothing is sent. */
  @Test
  void shouldReconcileTheAccount() throws Exception {
    ReportBuilder report = new ReportBuilder(new ReportBuilder.Detail(false, false), () -> 0);
    BlockingQueue<String> failures = new LinkedBlockingQueue<>();
    try (Monitoring monitoring = Monitoring.open("preview", configuration, true, _ -> {});
        VenueTrading trading =
            new VenueTrading(
                new VenueTrading.Session(
                    LiveCommand.PREVIEW,
                    configuration,
                    Recorders.none(),
                    _ -> {},
                    report,
                    new AccountMemory(Optional.empty(), AccountMemory.Foreign.LEAVE),
                    Checkpoint.NONE,
                    monitoring),
                access,
                failures::add,
                Gateways.previewing(access, _ -> {}))) {
      trading.start("");
      PrometheusText metrics = metrics(monitoring);
      long end = System.nanoTime() + PATIENCE;
      while (metrics.value("tipoff_account_certain") != 1) {
        assertThat(System.nanoTime()).as("reconciled; %s", failures).isLessThan(end);
        metrics = metrics(monitoring);
      }
      Money cash =
          access.portfolio().balances().stream()
              .map(VenueBalance::current)
              .reduce(Money.ZERO, (sum, one) -> one == null ? sum : sum.plus(one));
      assertThat(BigDecimal.valueOf(metrics.value("tipoff_cash_dollars")))
          .isCloseTo(cash.toBigDecimal(), Offset.offset(new BigDecimal("0.01")));
      assertThat(trading.finish("enough")).isTrue();
    }
    assertThat(failures).isEmpty();
  }

  private static PrometheusText metrics(Monitoring monitoring)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(monitoring.address().orElseThrow().resolve("/metrics")).build();
      return PrometheusText.parse(
          client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }
}
