package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.OrderSnapshot;
import io.tipoff.exchange.PositionSnapshot;
import io.tipoff.market.Intent;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.polymarket.rest.Activity;
import io.tipoff.polymarket.rest.ActivityFilter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Live bots in processes of their own, an exchange, and somebody who trades with them. */
final class LiveDesk implements AutoCloseable {
  private static final int MARKETS = 3;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  final VenueDesk venue = new VenueDesk(MARKETS);
  private final Path folder;
  private final List<String> settings = new ArrayList<>();
  private Map<String, String> environment = Map.of();
  private int round;

  LiveDesk(Path folder) throws IOException {
    this.folder = folder;
    settings.addAll(
        List.of(
            "store.directory=" + folder,
            "live.leastDisk=1",
            "monitor.port=0",
            "markets.leagues=nba",
            "markets.startsWithin=7d",
            "live.maxOrderNotional=1000",
            "live.maxNotionalPerDay=1000000",
            "live.maxOrdersPerMinute=1200",
            "risk.marketLoss=100",
            "risk.eventLoss=200",
            "risk.groupLoss=200",
            "risk.leagueLoss=200",
            "risk.settlementDayLoss=200",
            "risk.totalLoss=200",
            "risk.dailyLoss=500"));
    venue.exchange().with(LiveDesk::deposit);
    othersQuote();
  }

  private static int deposit(Exchange core, long now) {
    core.deposit(VenueDesk.OTHER, Money.of("100000"), now);
    return 0;
  }

  /** Others offer and bid in every market, far from each other. */
  void othersQuote() {
    for (int market = 0; market < MARKETS; market++) {
      venue.order(VenueDesk.OTHER, market, Intent.BUY_LONG, "0.40", "2000");
      venue.order(VenueDesk.OTHER, market, Intent.BUY_SHORT, "0.60", "2000");
    }
  }

  /** Others change their mind; the bot hears of it. */
  void othersMove() {
    venue.exchange().with((core, now) -> core.cancelAll(VenueDesk.OTHER, List.of(), now));
    othersQuote();
  }

  /** Something else is set from now on. */
  LiveDesk set(String... more) {
    for (String set : more) {
      String key = set.substring(0, set.indexOf('=') + 1);
      settings.removeIf(before -> before.startsWith(key));
      settings.add(set);
    }
    return this;
  }

  LiveDesk environment(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  /** A bot that trades. */
  Tool live(String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("live", "--venue", venue.url(), RiskAcceptance.FLAG, "--json"));
    settings.forEach(set -> arguments.add("--set=" + set));
    arguments.addAll(List.of(more));
    return Tool.start(folder, venue.key(), environment, arguments);
  }

  List<OrderSnapshot> quotes() {
    return venue.exchange().with((core, _) -> core.openOrders(VenueDesk.BOT, List.of()));
  }

  /** Waits for something while a bot runs. */
  void await(Tool bot, String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE;
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        String status = Run.of("status", "--json", "--set", "control.directory=" + folder).out();
        throw new AssertionError("not seen: %s%n%s%n%s".formatted(what, bot.err(), status));
      }
      assertThat(bot.process().waitFor(50, TimeUnit.MILLISECONDS))
          .as("%s%n%s", what, bot.err())
          .isFalse();
    }
  }

  void awaitWord(Tool bot, String word) throws Exception {
    await(bot, word, () -> bot.err().contains(word));
  }

  /** Orders may be those of the bot before it: it runs when it answers. */
  void awaitAnswer(Tool bot) throws Exception {
    await(
        bot,
        "answers",
        () -> Run.of("status", "--json", "--set", "control.directory=" + folder).exit() == 0);
  }

  /** Somebody takes a part of one of the bot's quotes, until that was done so often. */
  void takeQuotes(Tool bot, int times) throws Exception {
    int[] taken = {0};
    await(bot, times + " trades", () -> (taken[0] += takeQuote()) >= times);
  }

  private int takeQuote() {
    List<OrderSnapshot> quotes = quotes();
    if (quotes.isEmpty()) {
      return 0;
    }
    OrderSnapshot quote = quotes.get(round % quotes.size());
    boolean bid = quote.intent().side() == Side.BUY;
    List<PositionSnapshot> before = positions();
    for (int market = 0; market < MARKETS; market++) {
      if (venue.market(market).id().equals(quote.market())) {
        venue.take(
            VenueDesk.OTHER,
            market,
            bid ? Intent.BUY_SHORT : Intent.BUY_LONG,
            String.valueOf(quote.price()),
            String.valueOf(1 + round % 7));
      }
    }
    round++;
    return positions().equals(before) ? 0 : 1; // it may have been pulled meanwhile
  }

  private List<PositionSnapshot> positions() {
    return venue.exchange().with((core, _) -> List.copyOf(core.positions(VenueDesk.BOT)));
  }

  /** Ends a bot as an operator would. */
  void end(Tool bot) throws Exception {
    bot.process().destroy();
    assertThat(bot.end().exit()).as(bot.err()).isZero();
  }

  JsonNode report() throws Exception {
    List<String> arguments = new ArrayList<>(List.of("report", "--json"));
    settings.stream()
        .filter(set -> set.startsWith("store."))
        .forEach(set -> arguments.add("--set=" + set));
    try (Tool tool = Tool.start(folder, venue.key(), environment, arguments)) {
      Run run = tool.end();
      assertThat(run.exit()).as(run.err()).isZero();
      return new ObjectMapper().readTree(run.out());
    }
  }

  /** Every number of the report is the exchange's; returns how many trades there were. */
  int requireReportOfTheExchange() throws Exception {
    JsonNode report = report();
    List<Activity.Traded> trades = trades();
    Quantity contracts =
        trades.stream().map(Activity.Traded::quantity).reduce(Quantity.ZERO, Quantity::plus);
    Money realized =
        trades.stream()
            .map(trade -> trade.realized().orElse(Money.ZERO))
            .reduce(Money.ZERO, Money::plus);
    Money cost = Money.ZERO;
    int held = 0;
    for (PositionSnapshot position : positions()) {
      cost = cost.plus(position.cost());
      if (position.quantity().isNegative()) { // a short was paid a dollar less what its NO cost
        cost = cost.minus(Price.ONE.times(position.quantity().abs()));
      }
      held += position.quantity().isZero() ? 0 : 1;
    }
    Money cash = venue.exchange().with((core, _) -> core.balance(VenueDesk.BOT).cash());
    Money fees = Money.of("1000").plus(realized).minus(cost).minus(cash);

    assertThat(venue.working(VenueDesk.BOT)).isZero();
    assertThat(report.path("fills").asInt()).isEqualTo(trades.size());
    assertThat(report.path("contracts").asText()).isEqualTo(contracts.toString());
    assertThat(money(report, "fees")).isEqualTo(fees);
    assertThat(money(report, "realised").toBigDecimal())
        .as("but for the rounding of the cost of a part")
        .isCloseTo(realized.toBigDecimal(), within(new BigDecimal("0.000001")));
    assertThat(money(report, "startEquity")).isEqualTo(Money.of("1000"));
    assertThat(report.path("unsettled").asInt()).isEqualTo(held);
    Money pnl = money(report, "pnl");
    assertThat(pnl)
        .isEqualTo(money(report, "realised").plus(money(report, "unrealised")).minus(fees));
    assertThat(money(report, "endEquity")).isEqualTo(Money.of("1000").plus(pnl));
    return trades.size();
  }

  private static Money money(JsonNode report, String key) {
    return Money.of(report.path(key).asText());
  }

  private List<Activity.Traded> trades() throws Exception {
    try (VenueAccess access = venue.access(venue.configuration(folder))) {
      return access.portfolio().activities(ActivityFilter.tradesSince(Instant.EPOCH)).stream()
          .filter(Activity.Traded.class::isInstance)
          .map(Activity.Traded.class::cast)
          .toList();
    }
  }

  @Override
  public void close() {
    venue.close();
  }
}
