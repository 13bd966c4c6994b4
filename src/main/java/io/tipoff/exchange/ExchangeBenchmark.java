package io.tipoff.exchange;

import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Intent;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradingRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Measures how fast the exchange is: ten accounts quote, take and cancel in twenty markets, the
 * same way in every run.
 */
public final class ExchangeBenchmark {

  /**
   * What was done, and how long it took.
   *
   * @param nanos of all of it together
   */
  public record Result(long orders, long cancels, long trades, long nanos) {
    public long ordersPerSecond() {
      return nanos == 0 ? 0 : Math.round(orders * 1e9 / nanos);
    }
  }

  private static final int MARKETS = 20;
  private static final int ACCOUNTS = 10;
  private static final int WORKING = 2_000;
  private static final FeeRates RATES = FeeRates.of("0.0695", "-0.0125");

  private final Counter counter = new Counter();
  private final SplitMix64 random = new SplitMix64(1);
  private final List<MarketId> markets = new ArrayList<>();
  private final List<AccountId> accounts = new ArrayList<>();
  private final List<Working> working = new ArrayList<>();
  private final Exchange exchange =
      new Exchange(
          new FeeSchedule(List.of(new FeeSchedule.Entry(0, FeeCurve.STANDARD, RATES))), counter);
  private long cancels;

  private record Working(AccountId account, String id, MarketId market) {}

  private static final class Counter implements ExchangeListener {
    private long trades;

    @Override
    public void executed(ExecutionReport report) {}

    @Override
    public void traded(Trade trade) {
      trades++;
    }

    @Override
    public void booked(LedgerEntry entry) {}

    @Override
    public void marketChanged(MarketId market) {}
  }

  private ExchangeBenchmark() {
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    for (int i = 0; i < MARKETS; i++) {
      MarketId market = new MarketId("bench-" + i);
      markets.add(market);
      exchange.list(Market.of(market, rules), MarketState.OPEN, 0);
    }
    for (int i = 0; i < ACCOUNTS; i++) {
      AccountId account = new AccountId("bench-" + i);
      accounts.add(account);
      exchange.deposit(account, Money.of("1000000"), 0);
    }
  }

  /**
   * Runs so many orders.
   *
   * @param clock nanoseconds from any start
   */
  public static Result run(long orders, LongSupplier clock) {
    ExchangeBenchmark benchmark = new ExchangeBenchmark();
    long start = clock.getAsLong();
    for (long now = 1; now <= orders; now++) {
      benchmark.step(now);
    }
    long nanos = clock.getAsLong() - start;
    return new Result(orders, benchmark.cancels, benchmark.counter.trades, nanos);
  }

  /** One order, and from time to time a cancel of an older one. */
  private void step(long now) {
    AccountId account = accounts.get(random.below(ACCOUNTS));
    MarketId market = markets.get(random.below(MARKETS));
    boolean isBid = random.below(2) == 0;
    int cents = isBid ? 51 - random.below(12) : 49 + random.below(12);
    OrderRequest request =
        new OrderRequest(
            market,
            isBid ? Intent.BUY_LONG : Intent.BUY_SHORT,
            OrderType.LIMIT,
            BigDecimal.valueOf(cents, 2),
            BigDecimal.valueOf(1 + random.below(20)),
            null,
            TimeInForce.GOOD_TILL_CANCEL,
            OptionalLong.empty(),
            false,
            Optional.empty());
    working.add(new Working(account, exchange.submit(account, request, now), market));
    if (working.size() > WORKING) {
      cancel(random.below(WORKING), now);
    }
  }

  private void cancel(int index, long now) {
    Working order = working.set(index, working.getLast());
    working.removeLast();
    if (exchange.cancel(order.account(), order.id(), order.market(), now)) {
      cancels++;
    }
  }
}
