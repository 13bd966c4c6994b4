package io.tipoff.exchange;

import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Intent;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradingRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** An exchange with two open markets and a few rich participants; what it told, as words. */
final class Floor implements ExchangeListener {
  static final MarketId GAME = new MarketId("aec-nba-hbr-smt-2026-10-01");
  static final MarketId OTHER = new MarketId("aec-nba-oak-elm-2026-10-01");
  static final AccountId ANN = new AccountId("ann");
  static final AccountId BOB = new AccountId("bob");
  static final AccountId CAT = new AccountId("cat");
  static final long SECOND = 1_000_000_000;

  final List<ExecutionReport> reports = new ArrayList<>();
  final List<Trade> trades = new ArrayList<>();
  final List<LedgerEntry> entries = new ArrayList<>();
  final List<MarketId> changes = new ArrayList<>();
  final Exchange exchange;
  long now = 1_000 * SECOND;
  private int read;

  private Floor(FeeRates rates) {
    exchange =
        new Exchange(
            new FeeSchedule(List.of(new FeeSchedule.Entry(0, FeeCurve.STANDARD, rates))), this);
  }

  /** Without fees, a tick of a cent, whole contracts, 1,000 dollars each. */
  static Floor free() {
    return of(FeeRates.of("0", "0"));
  }

  /** The same with the venue's fees. */
  static Floor charging() {
    return of(FeeRates.of("0.0695", "-0.0125"));
  }

  private static Floor of(FeeRates rates) {
    Floor floor = bare(rates);
    for (AccountId account : List.of(ANN, BOB, CAT)) {
      floor.exchange.deposit(account, Money.of("1000"), floor.now);
    }
    return floor;
  }

  /** The same without any money. */
  static Floor bare(FeeRates rates) {
    Floor floor = new Floor(rates);
    floor.list(GAME, "0.01", "1");
    floor.list(OTHER, "0.01", "1");
    return floor;
  }

  void list(MarketId id, String tick, String minimum) {
    TradingRules rules = new TradingRules(Tick.of(tick), Quantity.of(minimum));
    exchange.list(Market.of(id, rules), MarketState.OPEN, now);
  }

  /** A good-till-cancel order to open; returns its id. */
  String bid(AccountId account, String price, String quantity) {
    return limit(account, Intent.BUY_LONG, price, quantity, TimeInForce.GOOD_TILL_CANCEL);
  }

  String offer(AccountId account, String price, String quantity) {
    return limit(account, Intent.BUY_SHORT, price, quantity, TimeInForce.GOOD_TILL_CANCEL);
  }

  String limit(
      AccountId account, Intent intent, String price, String quantity, TimeInForce timeInForce) {
    return submit(account, request(GAME, intent, price, quantity, timeInForce));
  }

  String submit(AccountId account, OrderRequest request) {
    now += SECOND;
    return exchange.submit(account, request, now);
  }

  static OrderRequest request(
      MarketId market, Intent intent, String price, String quantity, TimeInForce timeInForce) {
    return new OrderRequest(
        market,
        intent,
        OrderType.LIMIT,
        new BigDecimal(price),
        new BigDecimal(quantity),
        null,
        timeInForce,
        OptionalLong.empty(),
        false,
        Optional.empty());
  }

  static OrderRequest postOnly(Intent intent, String price, String quantity) {
    return new OrderRequest(
        GAME,
        intent,
        OrderType.LIMIT,
        new BigDecimal(price),
        new BigDecimal(quantity),
        null,
        TimeInForce.GOOD_TILL_CANCEL,
        OptionalLong.empty(),
        true,
        Optional.empty());
  }

  static OrderRequest goodTill(Intent intent, String price, String quantity, long time) {
    return new OrderRequest(
        GAME,
        intent,
        OrderType.LIMIT,
        new BigDecimal(price),
        new BigDecimal(quantity),
        null,
        TimeInForce.GOOD_TILL_DATE,
        OptionalLong.of(time),
        false,
        Optional.empty());
  }

  /** A market order by quantity or, where that is null, by cash. */
  static OrderRequest market(
      Intent intent,
      @Nullable String quantity,
      @Nullable String cash,
      Optional<Slippage> slippage) {
    return new OrderRequest(
        GAME,
        intent,
        OrderType.MARKET,
        null,
        quantity == null ? null : new BigDecimal(quantity),
        cash == null ? null : Money.of(cash),
        TimeInForce.IMMEDIATE_OR_CANCEL,
        OptionalLong.empty(),
        false,
        slippage);
  }

  static Slippage ticks(String reference, int ticks) {
    return new Slippage(Price.of(reference), OptionalInt.of(ticks), OptionalInt.empty());
  }

  static Slippage basisPoints(String reference, int basisPoints) {
    return new Slippage(Price.of(reference), OptionalInt.empty(), OptionalInt.of(basisPoints));
  }

  boolean replace(AccountId account, String id, @Nullable String price, @Nullable String quantity) {
    now += SECOND;
    return exchange.replace(
        account,
        id,
        GAME,
        new Replacement(
            price == null ? null : new BigDecimal(price),
            quantity == null ? null : new BigDecimal(quantity),
            null,
            OptionalLong.empty(),
            null),
        now);
  }

  boolean cancel(AccountId account, String id) {
    now += SECOND;
    return exchange.cancel(account, id, GAME, now);
  }

  void state(MarketState state) {
    now += SECOND;
    exchange.setState(GAME, state, now);
  }

  OrderSnapshot order(AccountId account, String id) {
    return exchange.order(account, id).orElseThrow();
  }

  MarketSnapshot game() {
    return exchange.market(GAME).orElseThrow();
  }

  /** The best levels of the game, bids first, such as {@code [0.40 x 5] [0.60 x 3]}. */
  String book() {
    return game().bids() + " " + game().offers();
  }

  BalanceSnapshot balance(AccountId account) {
    return exchange.balance(account);
  }

  Quantity position(AccountId account, MarketId market) {
    return exchange.positions(account).stream()
        .filter(position -> position.market().equals(market))
        .map(PositionSnapshot::quantity)
        .findFirst()
        .orElse(Quantity.ZERO);
  }

  /** What was reported since last asked, such as {@code ann fill 5 @ 0.40}. */
  List<String> news() {
    List<String> words = reports.subList(read, reports.size()).stream().map(Floor::words).toList();
    read = reports.size();
    return words;
  }

  ExecutionReport last() {
    return reports.getLast();
  }

  private static String words(ExecutionReport report) {
    StringBuilder words = new StringBuilder(report.order().account().name());
    words.append(' ').append(report.type().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    if (report.lastPrice() != null) {
      words.append(' ').append(report.lastQuantity()).append(" @ ").append(report.lastPrice());
    }
    if (report.rejectReason() != null) {
      words.append(' ').append(report.rejectReason());
    }
    if (report.unsolicited() != null) {
      words.append(" unsolicited ").append(report.unsolicited());
    }
    return report.text().isEmpty() ? words.toString() : words + ": " + report.text();
  }

  @Override
  public void executed(ExecutionReport report) {
    reports.add(report);
  }

  @Override
  public void traded(Trade trade) {
    trades.add(trade);
  }

  @Override
  public void booked(LedgerEntry entry) {
    entries.add(entry);
  }

  @Override
  public void marketChanged(MarketId market) {
    changes.add(market);
  }
}
