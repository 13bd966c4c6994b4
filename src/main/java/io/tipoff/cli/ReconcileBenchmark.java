package io.tipoff.cli;

import io.tipoff.event.AccountReported;
import io.tipoff.event.Event;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderRestored;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.OrderRequest;
import io.tipoff.exchange.OrderType;
import io.tipoff.exchange.protocol.ApiKey;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.market.Intent;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradingRules;
import io.tipoff.polymarket.AccountKeeper;
import io.tipoff.polymarket.OrderGateway;
import io.tipoff.polymarket.ReconcilerSettings;
import io.tipoff.polymarket.RestAccountReads;
import io.tipoff.polymarket.rest.RateBudget;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * How long it takes to compare a whole account with an exchange over sockets: balances, positions,
 * open orders and activities, all pages, within the venue's limits of requests.
 */
final class ReconcileBenchmark implements AutoCloseable {
  private static final AccountId BOT = new AccountId("bot");
  private static final AccountId OTHER = new AccountId("other");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Once, and again when there is a doubt. */
  private static final ReconcilerSettings ON_DOUBT =
      new ReconcilerSettings(Duration.ofHours(1), Duration.ofHours(1));

  /** One comparison. */
  record Round(long nanos, long requests) {}

  private final LinkedBlockingQueue<AccountReported> reports = new LinkedBlockingQueue<>();
  private final List<Market> markets = new ArrayList<>();
  private final List<OrderRestored> orders = new ArrayList<>();
  private final long began = WallClock.nanos();
  private final ExchangeServer server;
  private final VenueAccess access;
  private final OrderGateway gateway;

  /** An account with so many orders at work and positions. */
  ReconcileBenchmark(int openOrders, int positions) throws IOException {
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    for (int i = 0; i < positions; i++) {
      markets.add(Market.of(new MarketId("aec-nba-b%04d-smt-2026-10-24".formatted(i)), rules));
    }
    server = Loopback.strictExchange(markets);
    ApiKey key = server.open(BOT, Money.of("1000000"));
    server.open(OTHER, Money.of("1000000"));
    for (Market market : markets) {
      submit(OTHER, market.id(), Intent.BUY_SHORT, "0.50");
      submit(BOT, market.id(), Intent.BUY_LONG, "0.50");
    }
    for (int i = 0; i < openOrders; i++) {
      work(markets.get(i % positions).id(), i / positions);
    }
    access = Loopback.strictAccess(server, key);
    gateway =
        OrderGateway.over(
            access.client(), Duration.ofMinutes(1), WallClock::nanos, this::took, _ -> {});
    orders.forEach(order -> gateway.restore(order, Money.ZERO, began, true));
    markets.forEach(market -> gateway.restore(market.id(), Quantity.ofContracts(10)));
  }

  private void work(MarketId market, int below) {
    Price price = Price.ofUnits(3_000 - 100 * below);
    String venueId = submit(BOT, market, Intent.BUY_LONG, price.toString());
    orders.add(
        new OrderRestored(
            began,
            new OrderId(orders.size() + 1L),
            venueId,
            "market-maker",
            market,
            Intent.BUY_LONG,
            price,
            Quantity.ofContracts(10),
            Quantity.ZERO,
            TimeInForce.GOOD_TILL_CANCEL,
            OptionalLong.empty(),
            false));
  }

  private String submit(AccountId account, MarketId market, Intent intent, String price) {
    OrderRequest request =
        new OrderRequest(
            market,
            intent,
            OrderType.LIMIT,
            new BigDecimal(price),
            BigDecimal.TEN,
            null,
            TimeInForce.GOOD_TILL_CANCEL,
            OptionalLong.empty(),
            false,
            Optional.empty());
    return server.with((core, now) -> core.submit(account, request, now));
  }

  private void took(Event event) {
    if (event instanceof AccountReported reported) {
      reports.add(reported);
    }
  }

  /** Compares so often, one after the other; the first as at the start of a session. */
  List<Round> run(int times) throws InterruptedException {
    List<Round> rounds = new ArrayList<>();
    RateBudget budget = access.client().budgets().key();
    long requests = budget.total();
    long start = System.nanoTime();
    try (AccountKeeper keeper =
        gateway.keep(
            new RestAccountReads(access.client()),
            ON_DOUBT,
            (_, _, _, _, _) -> Money.ZERO,
            began - Duration.ofHours(1).toNanos())) {
      while (true) {
        AccountReported report = reports.poll(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        long nanos = System.nanoTime() - start;
        if (report == null || report.positions().size() != markets.size()) {
          throw new IllegalStateException("not the whole account: " + report);
        }
        rounds.add(new Round(nanos, budget.total() - requests));
        if (rounds.size() == times) {
          return rounds;
        }
        Thread.sleep(Duration.ofSeconds(1)); // so that each has the budget of a quiet second
        requests = budget.total();
        start = System.nanoTime();
        keeper.doubt();
      }
    }
  }

  @Override
  public void close() {
    gateway.close();
    access.close();
    server.close();
  }
}
