package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.backtest.ReportBuilder;
import io.tipoff.config.ConfigFiles;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Command;
import io.tipoff.engine.Recorder;
import io.tipoff.event.AccountLost;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.Event;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.PositionRestored;
import io.tipoff.event.SessionEnded;
import io.tipoff.event.SessionStarted;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.InventedMarkets;
import io.tipoff.exchange.OrderRequest;
import io.tipoff.exchange.OrderType;
import io.tipoff.exchange.protocol.ApiKey;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.exchange.protocol.ServerSettings;
import io.tipoff.market.Intent;
import io.tipoff.market.Market;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradeDay;
import io.tipoff.polymarket.auth.Credentials;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session of real orders on an exchange in this process. */
@Timeout(60)
class VenueTradingTest {
  private static final AccountId BOT = new AccountId("bot");
  private static final AccountId OTHER = new AccountId("other");

  @TempDir private Path folder;

  private final List<Market> markets =
      InventedMarkets.on(LocalDate.now(TradeDay.ZONE).plusDays(1)).subList(0, 1);
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
  private volatile boolean breaking;
  private ExchangeServer exchange;
  private ApiKey key;

  @BeforeEach
  void start() throws IOException {
    exchange =
        ExchangeServer.start(ServerSettings.of(markets, Configuration.defaults().feeSchedule()));
    key = exchange.open(BOT, Money.of("1000"));
    exchange.open(OTHER, Money.of("1000"));
    order(OTHER, Intent.BUY_LONG, "0.40");
    order(OTHER, Intent.BUY_SHORT, "0.50");
    order(OTHER, Intent.BUY_SHORT, "0.52");
  }

  @AfterEach
  void stop() {
    exchange.close();
  }

  private void order(AccountId account, Intent intent, String price) {
    exchange.with(
        (core, now) ->
            core.submit(
                account,
                new OrderRequest(
                    markets.getFirst().id(),
                    intent,
                    OrderType.LIMIT,
                    new BigDecimal(price),
                    BigDecimal.valueOf(50),
                    null,
                    TimeInForce.GOOD_TILL_CANCEL,
                    OptionalLong.empty(),
                    false,
                    Optional.empty()),
                now));
  }

  private VenueTrading trading(VenueAccess access, Configuration configuration) {
    ReportBuilder report = new ReportBuilder(new ReportBuilder.Detail(false, false), () -> 0);
    Recorder recorder =
        new Recorder() {
          @Override
          public void record(Event event) {
            events.add(event);
            if (breaking && event instanceof OrderOpened) {
              throw new IllegalStateException("broken");
            }
          }

          @Override
          public void record(Command command) {}
        };
    return new VenueTrading(
        new VenueTrading.Session("test", configuration, recorder, report), access, failures::add);
  }

  private Configuration configuration() {
    return ConfigFiles.load(
        Path.of("config"),
        "test",
        Map.of(),
        List.of(
            "venue.url=" + exchange.rest(),
            "venue.publicUrl=" + exchange.rest(),
            "control.directory=" + folder));
  }

  private VenueAccess access(Configuration configuration) {
    return VenueAccess.open(
        configuration.venue(),
        Map.of(
            Credentials.KEY_ID_VARIABLE, key.id(), Credentials.SECRET_KEY_VARIABLE, key.secret()));
  }

  private <T extends Event> T await(Class<T> type) throws InterruptedException {
    while (true) {
      Event event = events.poll(20, TimeUnit.SECONDS);
      assertThat(event).as("%s, failures %s", type.getSimpleName(), failures).isNotNull();
      if (type.isInstance(event)) {
        return type.cast(event);
      }
    }
  }

  private int working() {
    return exchange.with((core, _) -> core.openOrders(BOT, List.of()).size());
  }

  @Test
  void shouldBeginWithTheAccountQuoteAndLeaveNothingBehind() throws Exception {
    order(BOT, Intent.BUY_LONG, "0.50");
    Configuration configuration = configuration();
    try (VenueAccess access = access(configuration);
        VenueTrading trading = trading(access, configuration)) {
      assertThat(trading.start("")).isEqualTo(1);

      assertThat(events.poll(20, TimeUnit.SECONDS)).isInstanceOf(SessionStarted.class);
      assertThat(await(BalanceRestored.class).cash())
          .isEqualTo(exchange.with((core, _) -> core.balance(BOT).cash()));
      PositionRestored held = await(PositionRestored.class);
      assertThat(held.quantity()).isEqualTo(Quantity.ofContracts(50));
      assertThat(held.cost()).isEqualTo(Money.of("25"));
      assertThat(held.strategy()).isEqualTo("market-maker");
      await(OrderOpened.class);
      assertThat(working()).isPositive();

      assertThat(trading.finish("enough")).isTrue();

      assertThat(working()).isZero();
      assertThat(trading.openOrders()).isZero();
      await(SessionEnded.class);
      assertThat(failures).isEmpty();
    }
  }

  @Test
  void shouldPlaceNothingWhileNewsOfItsOrdersMayBeMissed() throws Exception {
    Configuration configuration = configuration();
    try (VenueAccess access = access(configuration);
        VenueTrading trading = trading(access, configuration)) {
      trading.start("");
      await(OrderOpened.class);

      exchange.close();

      await(AccountLost.class);
      assertThat(failures).as("the session goes on").isEmpty();
    }
  }

  /** An engine that fails leaves no order behind either. */
  @Test
  void shouldCancelEverythingWhenTheEngineFails() throws Exception {
    breaking = true;
    Configuration configuration = configuration();
    try (VenueAccess access = access(configuration);
        VenueTrading trading = trading(access, configuration)) {
      trading.start("");

      assertThat(failures.poll(30, TimeUnit.SECONDS)).contains("the engine stopped", "broken");
      assertThatThrownBy(() -> trading.finish("it failed")).hasMessage("broken");

      assertThat(working()).isZero();
    }
  }
}
