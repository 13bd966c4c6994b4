package io.tipoff.exchange.world;

import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.ExchangeListener;
import io.tipoff.exchange.ExecutionReport;
import io.tipoff.exchange.ExecutionType;
import io.tipoff.exchange.LedgerEntry;
import io.tipoff.exchange.OrderRequest;
import io.tipoff.exchange.OrderType;
import io.tipoff.exchange.Trade;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** An evening on an exchange of its own, with a guest who may trade; what was told is kept. */
final class Night implements ExchangeListener {
  static final AccountId GUEST = new AccountId("guest");
  static final Money CASH = Money.of("1000000");
  static final long SECOND = 1_000_000_000;

  /** 2026-10-24, 19:00 in New York. */
  static final long START = 1_792_882_800L * SECOND;

  final List<Trade> trades = new ArrayList<>();
  final List<ExecutionReport> guestReports = new ArrayList<>();
  final Exchange exchange;
  final World world;
  final Evening evening;
  private final TraderReports reports = new TraderReports();

  /** What the informed gained by each contract of the first winner market, fees apart. */
  final List<Double> informedEdges = new ArrayList<>();

  long orders;
  private double guestValue;

  Night(Evening evening, WorldSettings settings) {
    this(evening, settings, WorldListener.NONE);
  }

  Night(Evening evening, WorldSettings settings, WorldListener listener) {
    FeeRates rates = FeeRates.of("0.0695", "-0.0125");
    FeeSchedule.Entry entry = new FeeSchedule.Entry(0, FeeCurve.STANDARD, rates);
    this.evening = evening;
    this.exchange = new Exchange(new FeeSchedule(List.of(entry)), this);
    exchange.deposit(GUEST, CASH, evening.start());
    this.world =
        new World(evening, settings, Place.of(exchange, reports, listener), evening.start());
  }

  static Night of(long seed, Scenario scenario, Sport... sports) {
    return new Night(Evening.of(seed, START, List.of(sports)), scenario.of(WorldFile.standard()));
  }

  /** A game of one short period. */
  static Night brief(long seed, Scenario scenario) {
    Evening evening = Evening.of(seed, START, List.of(Sport.BASKETBALL)).withPeriods(1);
    return new Night(evening, scenario.of(WorldFile.standard()));
  }

  static List<Sport> basketball(int games) {
    return Collections.nCopies(games, Sport.BASKETBALL);
  }

  /** Plays to the end. */
  Night play() {
    return play(_ -> {});
  }

  /** Plays to the end, and lets the guest act after each moment at which something happened. */
  Night play(LongConsumer guest) {
    while (world.nextDue() != Long.MAX_VALUE) {
      long now = world.nextDue();
      world.run(now);
      guest.accept(now);
    }
    return this;
  }

  /** A guest's order; prices in cents. */
  String order(MarketId market, Side side, int cents, long contracts, boolean atOnce, long now) {
    return exchange.submit(
        GUEST,
        new OrderRequest(
            market,
            Intent.opening(side),
            OrderType.LIMIT,
            BigDecimal.valueOf(cents, 2),
            BigDecimal.valueOf(contracts),
            null,
            atOnce ? TimeInForce.IMMEDIATE_OR_CANCEL : TimeInForce.GOOD_TILL_CANCEL,
            OptionalLong.empty(),
            false,
            Optional.empty()),
        now);
  }

  /**
   * What the guest's trades were worth when they were made, less what they cost: what the guest
   * would win on average if the rest of the game were played again and again. Dollars; trades in
   * the winner market of the first game only.
   */
  double guestValue() {
    return guestValue;
  }

  /** What the guest has won or lost after all was settled, dollars. */
  double guestProfit() {
    return exchange.balance(GUEST).cash().minus(CASH).toBigDecimal().doubleValue();
  }

  MarketId winner() {
    return world.markets(world.games().getFirst()).getFirst();
  }

  @Override
  public void executed(ExecutionReport report) {
    reports.executed(report);
    orders += report.type() == ExecutionType.NEW ? 1 : 0;
    if (report.order().account().equals(GUEST)) {
      guestReports.add(report);
      if (report.lastPrice() != null) {
        double worth = 1 - world.games().getFirst().homeWin();
        double edge = worth - report.lastPrice().units() / 1e4;
        double contracts = report.lastQuantity().units() / 1e4;
        guestValue += (report.order().intent().side() == Side.BUY ? edge : -edge) * contracts;
        guestValue -= report.fee().toBigDecimal().doubleValue();
      }
    }
  }

  @Override
  public void traded(Trade trade) {
    trades.add(trade);
    if (trade.taker().name().startsWith("world-informed") && trade.market().equals(winner())) {
      double edge = 1 - world.games().getFirst().homeWin() - trade.price().units() / 1e4;
      informedEdges.add(trade.takerIntent().side() == Side.BUY ? edge : -edge);
    }
  }

  @Override
  public void booked(LedgerEntry entry) {}

  @Override
  public void marketChanged(MarketId market) {}
}
