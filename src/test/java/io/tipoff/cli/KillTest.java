package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.cli.Checkpoint.Station;
import io.tipoff.config.Configuration;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.InventedMarkets;
import io.tipoff.exchange.OrderRequest;
import io.tipoff.exchange.OrderSnapshot;
import io.tipoff.exchange.OrderType;
import io.tipoff.exchange.PositionSnapshot;
import io.tipoff.exchange.faults.Faults;
import io.tipoff.exchange.protocol.ApiKey;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.exchange.protocol.ServerSettings;
import io.tipoff.market.Intent;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradeDay;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A live bot is killed at every station of a request, again and again, while requests and news go
 * wrong; each time it comes back it knows exactly what the exchange has.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("kills", 10);
  private static final int AT_ONCE = 3;

  /** Struck while the bot trades; none of them outlives the bot. */
  private static final String[][] FAULTS = {
    {},
    {"lose-answer:probability=0.3,path=/v1/orders*"},
    {"lose-request:probability=0.2"},
    {"http-500:probability=0.1"},
    {"drop-message:stream=private,probability=0.2"},
    {"delay-message:stream=private,probability=0.2,delay=300"},
    {"duplicate-message:probability=0.5"},
    {"reorder-message:stream=private,probability=0.2"},
    {"partial-batch:probability=0.3,variant=ignore"},
    {"late-reject:probability=0.2,delay=200"},
    {"http-503:probability=0.1", "lose-answer:probability=0.1"},
    {"cut-connection:stream=private,probability=0.02"},
  };

  @TempDir private Path folder;

  @Test
  void shouldKnowWhatTheExchangeHasAfterEveryKill() throws Exception {
    Map<Station, String> counts = new EnumMap<>(Station.class);
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      Map<Station, Future<String>> runs = new EnumMap<>(Station.class);
      for (Station station : Station.values()) {
        runs.put(station, threads.submit(() -> new Life(station).live()));
      }
      for (Map.Entry<Station, Future<String>> run : runs.entrySet()) {
        counts.put(run.getKey(), run.getValue().get());
      }
    } finally {
      threads.shutdownNow();
    }
    counts.forEach((station, count) -> System.out.println("killed at " + station + ": " + count));
    assertThat(counts).hasSize(Station.values().length);
  }

  /** One account's bot, killed and started again at one station. */
  private final class Life {
    private static final AccountId BOT = new AccountId("bot");
    private static final AccountId OTHER = new AccountId("other");

    private final Station station;
    private final Random random;
    private final Market market =
        InventedMarkets.on(LocalDate.now(TradeDay.ZONE).plusDays(1)).getFirst();
    private int mid = 50;

    Life(Station station) {
      this.station = station;
      this.random = new Random(station.name().hashCode());
    }

    String live() throws Exception {
      int trades = 0;
      int left = 0;
      long strikes = 0;
      try (ExchangeServer exchange =
          ExchangeServer.start(
              ServerSettings.of(List.of(market), Configuration.defaults().feeSchedule()))) {
        ApiKey key = exchange.open(BOT, Money.of("1000"));
        exchange.open(OTHER, Money.of("1000000"));
        for (int kill = 0; kill <= KILLS; kill++) {
          exchange.faults().clear();
          left += open(exchange).size();
          try (Tool bot = start(exchange, key, 2 + random.nextInt(12))) {
            String known = told(bot, real(exchange));
            assertThat(known)
                .as("%s, start %d%n%s", station, kill, bot.err())
                .isEqualTo(real(exchange));
            if (kill < KILLS) {
              exchange.faults().add(FAULTS[(kill + station.name().length()) % FAULTS.length]);
              trades += trade(exchange, bot);
              assertThat(bot.process().exitValue()).as(bot.err()).isEqualTo(137);
            }
          }
          strikes += exchange.faults().history().stream().mapToLong(Faults.Count::strikes).sum();
        }
      }
      return "%d kills, %d orders left behind, %d orders of others met, faults struck %d times, as the exchange has it after every start"
          .formatted(KILLS, left, trades, strikes);
    }

    private Tool start(ExchangeServer exchange, ApiKey key, int count) throws Exception {
      List<String> arguments = new ArrayList<>(List.of(station.name(), String.valueOf(count)));
      String url = exchange.rest().toString();
      Path data = folder.resolve(station.name());
      arguments.addAll(
          List.of(
              "venue.url=" + url,
              "venue.publicUrl=" + url,
              "venue.requestTimeout=2s",
              "store.directory=" + data,
              "control.directory=" + data,
              "marketMaker.minRequoteInterval=100ms",
              "live.maxOrderNotional=1000",
              "live.maxNotionalPerDay=1000000",
              "live.maxOrdersPerMinute=1200",
              "risk.dailyLoss=500",
              "risk.drawdown=0.9",
              "breaker.rejects=1000"));
      return Tool.startMain(Files.createDirectories(data), key, KilledBot.class, arguments);
    }

    /** What the bot says of its account. */
    private String told(Tool bot, String real) throws Exception {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (System.nanoTime() < end && bot.process().isAlive()) {
        Optional<String> known =
            bot.out().lines().filter(line -> line.startsWith("KNOWN ")).findFirst();
        if (known.isPresent()) {
          assertThat(bot.out())
              .as("nothing had to be taken over")
              .doesNotContain("DIFFERED quantity", "DIFFERED cash");
          return known.get();
        }
        bot.process().waitFor(20, TimeUnit.MILLISECONDS);
      }
      throw new AssertionError(station + ": it never knew its account\n" + bot.err() + "\n" + real);
    }

    private List<OrderSnapshot> open(ExchangeServer exchange) {
      return exchange.with((core, _) -> core.openOrders(BOT, List.of()));
    }

    private String real(ExchangeServer exchange) {
      Map<String, String> positions = new TreeMap<>();
      TreeSet<String> orders = new TreeSet<>();
      open(exchange).forEach(order -> orders.add(order.id()));
      for (PositionSnapshot held : exchange.with((core, _) -> core.positions(BOT))) {
        if (!held.quantity().isZero()) {
          positions.put(held.market().slug(), held.quantity().toString());
        }
      }
      Money cash = exchange.with((core, _) -> core.balance(BOT).cash());
      return "KNOWN cash %s positions %s orders %s".formatted(cash, positions, orders);
    }

    /** Others quote and take until the bot is dead. */
    private int trade(ExchangeServer exchange, Tool bot) throws Exception {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      int taken = 0;
      while (!bot.process().waitFor(60, TimeUnit.MILLISECONDS)) {
        if (System.nanoTime() > end) {
          throw new AssertionError(station + " was not reached\n" + bot.err());
        }
        taken += act(exchange);
      }
      return taken;
    }

    private int act(ExchangeServer exchange) {
      mid = Math.clamp(mid + random.nextInt(3) - 1, 30, 70);
      return exchange.with(
          (core, now) -> {
            core.cancelAll(OTHER, List.of(), now);
            int taken = 0;
            for (OrderSnapshot order : core.openOrders(BOT, List.of())) {
              if (random.nextInt(6) == 0) {
                boolean bids = order.intent().side() == Side.BUY;
                submit(
                    exchange,
                    bids ? Intent.BUY_SHORT : Intent.BUY_LONG,
                    new BigDecimal(String.valueOf(order.price())),
                    1 + random.nextInt(25),
                    TimeInForce.IMMEDIATE_OR_CANCEL,
                    now);
                taken++;
              }
            }
            submit(
                exchange,
                Intent.BUY_LONG,
                BigDecimal.valueOf(mid - 4, 2),
                100,
                TimeInForce.GOOD_TILL_CANCEL,
                now);
            submit(
                exchange,
                Intent.BUY_SHORT,
                BigDecimal.valueOf(mid + 4, 2),
                100,
                TimeInForce.GOOD_TILL_CANCEL,
                now);
            return taken;
          });
    }

    private void submit(
        ExchangeServer exchange,
        Intent intent,
        BigDecimal price,
        int contracts,
        TimeInForce how,
        long now) {
      MarketId id = market.id();
      exchange.with(
          (core, _) ->
              core.submit(
                  OTHER,
                  new OrderRequest(
                      id,
                      intent,
                      OrderType.LIMIT,
                      price,
                      BigDecimal.valueOf(contracts),
                      null,
                      how,
                      OptionalLong.empty(),
                      false,
                      Optional.empty()),
                  now));
    }
  }
}
