package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.cli.Checkpoint.Station;
import io.tipoff.config.Configuration;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.InventedMarkets;
import io.tipoff.exchange.OrderSnapshot;
import io.tipoff.exchange.PositionSnapshot;
import io.tipoff.exchange.faults.Fault;
import io.tipoff.exchange.faults.Faults;
import io.tipoff.exchange.protocol.ApiKey;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.exchange.protocol.ServerSettings;
import io.tipoff.market.Market;
import io.tipoff.market.Money;
import io.tipoff.market.TradeDay;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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
    {"lose-answer:probability=0.2,path=/v1/orders*"},
    {"lose-request:probability=0.2"},
    {"http-500:probability=0.1"},
    {"drop-message:stream=private,probability=0.2"},
    {"delay-message:stream=private,probability=0.2,delay=300"},
    {"duplicate-message:probability=0.5"},
    {"reorder-message:stream=private,probability=0.2"},
    {"partial-batch:probability=0.3,variant=ignore"},
    {"late-reject:probability=0.4,delay=200"},
    {"http-503:probability=0.1", "lose-answer:probability=0.1"},
    {"cut-connection:stream=private,probability=0.1"},
    {"half-open:stream=private,probability=0.1,next=1"},
    {"http-429:probability=0.3"},
    {"html:probability=0.1"},
    {"slow-body:probability=0.3,delay=30"},
    {"unknown-enum:variant=execution-type,probability=0.2"},
    {"unknown-enum:variant=order-state,probability=0.2"},
    {"clock-skew:seconds=3"},
    {"suspend-market:duration=1000"},
    {"halt-market:duration=1000"},
    {"maintenance:duration=1500,delay=300"},
    {"partial-batch:probability=0.3", "lose-request:probability=0.1,variant=hang"},
  };

  @TempDir private Path folder;

  private final Tally tally = new Tally();

  @Test
  void shouldKnowWhatTheExchangeHasAfterEveryKill() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<?>> runs = new ArrayList<>();
      for (Station station : Station.values()) {
        runs.add(threads.submit(() -> new Life(station).live()));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      threads.shutdownNow();
      System.out.println(tally);
    }
    for (Station station : Station.values()) {
      assertThat(tally.of(station).kills()).isEqualTo(KILLS);
      assertThat(tally.of(station).doubled()).isZero();
      assertThat(tally.of(station).forgotten()).isZero();
    }
    if (KILLS * Station.values().length >= FAULTS.length) {
      assertThat(tally.drawn()).containsExactlyInAnyOrder(Fault.values());
    }
  }

  /** One account's bot, killed and started again at one station. */
  private final class Life {
    private static final AccountId BOT = new AccountId("bot");
    private static final AccountId OTHER = new AccountId("other");

    private final Station station;
    private final Random random;
    private final Market market =
        InventedMarkets.on(LocalDate.now(TradeDay.ZONE).plusDays(1)).getFirst();

    Life(Station station) {
      this.station = station;
      this.random = new Random(station.name().hashCode());
    }

    Station live() throws Exception {
      try (ExchangeServer exchange =
          ExchangeServer.start(
              ServerSettings.of(List.of(market), Configuration.defaults().feeSchedule()))) {
        ApiKey key = exchange.open(BOT, Money.of("1000"));
        exchange.open(OTHER, Money.of("1000000"));
        Others others = new Others(exchange, market.id(), OTHER, BOT, random);
        for (int kill = 0; kill <= KILLS; kill++) {
          exchange.faults().clear();
          try (Tool bot = start(exchange, key, 2 + random.nextInt(8))) {
            String known = told(bot, real(exchange));
            tally.compared(station, names(known), names(real(exchange)));
            assertThat(known)
                .as("%s, start %d%n%s", station, kill, bot.err())
                .isEqualTo(real(exchange));
            if (kill < KILLS) {
              int before = exchange.faults().history().size();
              List<String> faults = faults(kill);
              exchange.faults().add(faults.toArray(new String[0]));
              goOn(bot);
              int met = trade(others, bot, "start %d with %s".formatted(kill, faults));
              assertThat(bot.process().exitValue()).as(bot.err()).isEqualTo(137);
              List<Faults.Count> all = exchange.faults().history();
              tally.killed(station, met, all.subList(before, all.size()));
            }
          }
        }
      }
      return station;
    }

    /** Every station draws others at each kill, and all stations together draw all of them. */
    private List<String> faults(int kill) {
      int draw = kill * Station.values().length + List.of(Station.values()).indexOf(station);
      return List.of(FAULTS[draw % FAULTS.length]);
    }

    /** The names of the orders in what was told or is. */
    private static Set<String> names(String account) {
      String list = account.substring(account.indexOf("orders [") + 8, account.length() - 1);
      return list.isEmpty() ? Set.of() : Set.of(list.split(", ", -1));
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

    private static void goOn(Tool bot) throws IOException {
      try (OutputStream input = bot.process().getOutputStream()) {
        input.write('\n');
      }
    }

    /** What the bot says of its account; it does nothing until it may go on. */
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
    private int trade(Others others, Tool bot, String life) throws Exception {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
      int taken = 0;
      while (!bot.process().waitFor(60, TimeUnit.MILLISECONDS)) {
        if (System.nanoTime() > end) {
          throw new AssertionError(
              "%s was not reached, %s%n%s".formatted(station, life, bot.err()));
        }
        taken += others.act();
      }
      return taken;
    }
  }
}
