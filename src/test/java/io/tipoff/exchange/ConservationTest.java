package io.tipoff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.FeeRates;
import io.tipoff.market.Intent;
import io.tipoff.market.Ladder;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever anybody does, no money and no contracts appear or vanish. */
class ConservationTest {
  private static final int STEPS = 4_000;
  private static final List<MarketId> MARKETS =
      List.of(new MarketId("coarse"), new MarketId("fine"), new MarketId("half"));
  private static final List<AccountId> ACCOUNTS =
      List.of(
          new AccountId("a"),
          new AccountId("b"),
          new AccountId("c"),
          new AccountId("d"),
          new AccountId("e"));
  private static final List<Intent> INTENTS =
      List.of(
          Intent.BUY_LONG,
          Intent.BUY_LONG,
          Intent.BUY_SHORT,
          Intent.BUY_SHORT,
          Intent.SELL_LONG,
          Intent.SELL_SHORT);
  private static final List<String> CASH = List.of("20", "100", "100", "1000", "100000");

  private final Map<String, Quantity> filled = new HashMap<>();
  private final Map<AccountId, BalanceSnapshot> balances = new HashMap<>();
  private final Map<String, PositionSnapshot> positions = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final List<String> ids = new ArrayList<>();
  private Money paidIn = Money.ZERO;
  private int rejected;
  private int unfunded;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void shouldConserveMoneyAndContracts(long seed) {
    Random random = new Random(seed);
    Floor floor = Floor.bare(FeeRates.of("0.0695", "-0.0125"));
    floor.list(MARKETS.get(0), "0.01", "1");
    floor.list(MARKETS.get(1), "0.001", "0.01");
    floor.list(MARKETS.get(2), "0.005", "1");
    for (int i = 0; i < ACCOUNTS.size(); i++) {
      paidIn = paidIn.plus(Money.of(CASH.get(i)));
      floor.exchange.deposit(ACCOUNTS.get(i), Money.of(CASH.get(i)), floor.now);
    }
    for (int step = 0; step < STEPS; step++) {
      floor.now += random.nextInt(1_000_000_000);
      act(floor, random);
      check(floor);
    }
    assertThat(floor.trades).hasSizeGreaterThan(100);
    assertThat(rejected).isPositive();
    assertThat(unfunded).isPositive();
    String[] results = {"1", "0.5", "0.333"};
    for (int i = 0; i < MARKETS.size(); i++) {
      floor.exchange.settle(MARKETS.get(i), Price.of(results[i]), floor.now);
      check(floor);
    }
    for (AccountId account : ACCOUNTS) {
      assertThat(floor.exchange.positions(account)).isEmpty();
      assertThat(floor.balance(account).margin()).isEqualTo(Money.ZERO);
      assertThat(floor.balance(account).buyingPower()).isEqualTo(floor.balance(account).cash());
    }
  }

  private void act(Floor floor, Random random) {
    AccountId account = pick(ACCOUNTS, random);
    MarketId market = pick(MARKETS, random);
    Exchange exchange = floor.exchange;
    switch (random.nextInt(20)) {
      case 0 -> exchange.cancelAll(account, List.of(market), floor.now);
      case 1, 2, 3 ->
          pickOrder(floor, account, random)
              .ifPresent(order -> exchange.cancel(account, order.id(), order.market(), floor.now));
      case 4, 5, 6 ->
          pickOrder(floor, account, random)
              .ifPresent(
                  order ->
                      exchange.replace(
                          account,
                          order.id(),
                          order.market(),
                          replacement(order, random),
                          floor.now));
      case 7 -> exchange.closePosition(account, market, Optional.empty(), floor.now);
      case 8 -> ids.add(exchange.submit(account, marketOrder(market, random), floor.now));
      case 9 -> {
        if (random.nextInt(8) == 0) {
          MarketState state = exchange.market(market).orElseThrow().state();
          exchange.setState(
              market,
              state == MarketState.OPEN ? MarketState.PREOPEN : MarketState.OPEN,
              floor.now);
        }
      }
      case 10 -> exchange.preview(account, limitOrder(market, random), floor.now);
      default -> ids.add(exchange.submit(account, limitOrder(market, random), floor.now));
    }
  }

  private static Optional<OrderSnapshot> pickOrder(Floor floor, AccountId account, Random random) {
    List<OrderSnapshot> open = floor.exchange.openOrders(account, List.of());
    return open.isEmpty() ? Optional.empty() : Optional.of(pick(open, random));
  }

  private static Replacement replacement(OrderSnapshot order, Random random) {
    BigDecimal units = BigDecimal.valueOf(order.quantity().units(), Quantity.SCALE);
    return new Replacement(
        random.nextBoolean() ? price(order.market(), random) : null,
        random.nextBoolean() ? units.multiply(BigDecimal.valueOf(random.nextInt(1, 5), 1)) : null,
        null,
        OptionalLong.empty(),
        random.nextInt(5) == 0 ? random.nextBoolean() : null);
  }

  private static OrderRequest marketOrder(MarketId market, Random random) {
    boolean byCash = random.nextBoolean();
    return new OrderRequest(
        market,
        pick(List.of(Intent.values()), random),
        OrderType.MARKET,
        null,
        byCash ? null : quantity(market, random),
        byCash ? Money.ofCents(random.nextInt(1, 3_000)) : null,
        random.nextBoolean() ? TimeInForce.IMMEDIATE_OR_CANCEL : TimeInForce.FILL_OR_KILL,
        OptionalLong.empty(),
        false,
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(new Slippage(Price.of("0.50"), OptionalInt.of(5), OptionalInt.empty())));
  }

  private static OrderRequest limitOrder(MarketId market, Random random) {
    TimeInForce timeInForce =
        random.nextBoolean()
            ? TimeInForce.GOOD_TILL_CANCEL
            : pick(List.of(TimeInForce.values()), random);
    return new OrderRequest(
        market,
        pick(INTENTS, random),
        OrderType.LIMIT,
        price(market, random),
        quantity(market, random),
        null,
        timeInForce,
        timeInForce == TimeInForce.GOOD_TILL_DATE
            ? OptionalLong.of(1_000_000_000_000L + random.nextLong(3_000_000_000_000L))
            : OptionalLong.empty(),
        random.nextInt(4) == 0,
        Optional.empty());
  }

  private static BigDecimal price(MarketId market, Random random) {
    int step = market.equals(MARKETS.get(0)) ? 10 : market.equals(MARKETS.get(1)) ? 1 : 5;
    int middle = 500 + (int) (random.nextGaussian() * 25);
    int multiple = Math.clamp(middle / step, 1, 1_000 / step - 1);
    return BigDecimal.valueOf((long) multiple * step, 3);
  }

  private static BigDecimal quantity(MarketId market, Random random) {
    return market.equals(MARKETS.get(1))
        ? BigDecimal.valueOf(random.nextInt(1, 5_000), 2)
        : BigDecimal.valueOf(random.nextInt(1, 50));
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private void check(Floor floor) {
    Exchange exchange = floor.exchange;
    floor.reports.forEach(this::check);
    floor.reports.clear();
    floor.entries.forEach(this::check);
    floor.entries.clear();
    Money cash = exchange.feesCollected();
    for (AccountId account : ACCOUNTS) {
      BalanceSnapshot balance = exchange.balance(account);
      assertThat(balance.buyingPower().isNegative()).as("%s %s", account, balance).isFalse();
      assertThat(balance).isEqualTo(recomputed(exchange, account, balance));
      cash = cash.plus(balance.cash());
    }
    for (MarketId market : MARKETS) {
      check(exchange, exchange.market(market).orElseThrow());
    }
    Money held =
        MARKETS.stream()
            .map(market -> heldByClearing(exchange, market))
            .reduce(Money.ZERO, Money::plus);
    assertThat(cash).isEqualTo(paidIn);
    assertThat(held).isEqualTo(Money.ZERO);
  }

  /** Contracts held long less contracts held short, in dollars. */
  private static Money heldByClearing(Exchange exchange, MarketId market) {
    Quantity sum = Quantity.ZERO;
    for (AccountId account : ACCOUNTS) {
      for (PositionSnapshot position : exchange.positions(account)) {
        sum = position.market().equals(market) ? sum.plus(position.quantity()) : sum;
      }
    }
    return Money.dollarPerContract(sum);
  }

  private void check(ExecutionReport report) {
    assertThat(names.add(report.id())).isTrue();
    OrderSnapshot order = report.order();
    if (!report.lastQuantity().isZero()) {
      filled.merge(order.id(), report.lastQuantity(), Quantity::plus);
      Price limit = order.type() == OrderType.LIMIT ? Price.of(order.price()) : report.lastPrice();
      assertThat(order.intent().side().isMoreAggressive(report.lastPrice(), limit)).isFalse();
    }
    rejected += report.type() == ExecutionType.REJECTED ? 1 : 0;
    unfunded += report.unsolicited() != null && report.text().contains("USD available") ? 1 : 0;
    assertThat(order.filled()).isEqualTo(filled.getOrDefault(order.id(), Quantity.ZERO));
    assertThat(order.leaves())
        .isEqualTo(
            order.status().isWorking() ? order.quantity().minus(order.filled()) : Quantity.ZERO);
    assertThat(order.status() == OrderStatus.FILLED)
        .isEqualTo(
            order.filled().equals(order.quantity())
                && order.status() != OrderStatus.REJECTED
                && !order.filled().isZero());
  }

  private void check(LedgerEntry entry) {
    assertThat(names.add(entry.id())).isTrue();
    BalanceSnapshot before = entry.balanceBefore();
    @Nullable BalanceSnapshot last = balances.put(entry.account(), entry.balanceAfter());
    if (last != null) {
      assertThat(before.cash()).isEqualTo(last.cash());
      assertThat(before.margin()).isEqualTo(last.margin());
      assertThat(before.assetNotional()).isEqualTo(last.assetNotional());
    }
    assertThat(entry.balanceAfter().cash()).isEqualTo(before.cash().plus(entry.amount()));
    if (entry.positionAfter() != null) {
      @Nullable PositionSnapshot known =
          positions.put(entry.account() + "/" + entry.market(), entry.positionAfter());
      assertThat(entry.positionBefore() == null).isEqualTo(known == null);
      if (known != null) {
        assertThat(entry.positionBefore())
            .usingRecursiveComparison()
            .ignoringFields("available")
            .isEqualTo(known);
      }
    }
  }

  /** The same by looking at all orders and positions. */
  private static BalanceSnapshot recomputed(
      Exchange exchange, AccountId account, BalanceSnapshot balance) {
    Money margin = Money.ZERO;
    Money assets = Money.ZERO;
    for (PositionSnapshot position : exchange.positions(account)) {
      margin =
          margin.plus(Money.dollarPerContract(position.quantity().negate().max(Quantity.ZERO)));
      assets = assets.plus(position.cost());
    }
    Money open = Money.ZERO;
    for (MarketId market : MARKETS) {
      open = open.max(worst(exchange, account, market));
    }
    return new BalanceSnapshot(
        balance.cash(),
        balance.cash().minus(margin).minus(open),
        open,
        margin,
        assets,
        balance.updated());
  }

  private static Money worst(Exchange exchange, AccountId account, MarketId market) {
    Money bids = Money.ZERO;
    Money offers = Money.ZERO;
    for (OrderSnapshot order : exchange.openOrders(account, List.of(market))) {
      Price price = Price.of(order.price());
      switch (order.intent().side()) {
        case BUY -> bids = bids.plus(price.times(order.leaves()));
        case SELL -> offers = offers.plus(price.complement().times(order.leaves()));
      }
    }
    Quantity position =
        exchange.positions(account).stream()
            .filter(held -> held.market().equals(market))
            .map(PositionSnapshot::quantity)
            .findFirst()
            .orElse(Quantity.ZERO);
    Money freed = Money.dollarPerContract(position.abs());
    return (position.isNegative() ? bids.minus(freed) : bids)
        .max(position.isPositive() ? offers.minus(freed) : offers)
        .max(Money.ZERO);
  }

  private static void check(Exchange exchange, MarketSnapshot market) {
    Ladder bids = market.bids();
    Ladder offers = market.offers();
    if (market.state() == MarketState.OPEN && !bids.isEmpty() && !offers.isEmpty()) {
      assertThat(bids.price(0)).isLessThan(offers.price(0));
    }
    Quantity resting = Quantity.ZERO;
    Quantity held = Quantity.ZERO;
    for (AccountId account : ACCOUNTS) {
      for (OrderSnapshot order : exchange.openOrders(account, List.of(market.market().id()))) {
        resting = resting.plus(order.leaves());
      }
      for (PositionSnapshot position : exchange.positions(account)) {
        if (position.market().equals(market.market().id())) {
          held = held.plus(position.quantity().max(Quantity.ZERO));
        }
      }
    }
    assertThat(total(bids).plus(total(offers))).isEqualTo(resting);
    assertThat(market.openInterest()).isEqualTo(held);
  }

  private static Quantity total(Ladder ladder) {
    Quantity total = Quantity.ZERO;
    for (int level = 0; level < ladder.size(); level++) {
      total = total.plus(ladder.quantity(level));
    }
    return total;
  }
}
