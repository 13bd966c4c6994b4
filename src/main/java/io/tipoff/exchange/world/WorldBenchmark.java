package io.tipoff.exchange.world;

import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.ExchangeListener;
import io.tipoff.exchange.ExecutionReport;
import io.tipoff.exchange.ExecutionType;
import io.tipoff.exchange.LedgerEntry;
import io.tipoff.exchange.Trade;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.MarketId;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/** Measures how fast an evening plays itself: eight basketball games with all their traders. */
public final class WorldBenchmark {

  /**
   * What happened, and how long it took.
   *
   * @param seconds of the evening, from the first opening to the last settlement
   * @param nanos of all of it together, on the clock that was given
   */
  public record Result(long seconds, long orders, long trades, long nanos) {
    /** How many times faster than in real time. */
    public double speed() {
      return nanos == 0 ? 0 : seconds * 1e9 / nanos;
    }
  }

  private static final int GAMES = 8;
  private static final long SECOND = 1_000_000_000;
  private static final FeeRates RATES = FeeRates.of("0.0695", "-0.0125");

  private WorldBenchmark() {}

  /**
   * Plays one evening.
   *
   * @param clock nanoseconds from any start
   */
  public static Result run(long seed, WorldSettings settings, LongSupplier clock) {
    long begin = clock.getAsLong();
    Counter counter = new Counter();
    var fees = new FeeSchedule(List.of(new FeeSchedule.Entry(0, FeeCurve.STANDARD, RATES)));
    Evening evening = Evening.of(seed, 0, Collections.nCopies(GAMES, Sport.BASKETBALL));
    World world =
        new World(evening, settings, new Exchange(fees, counter), counter.reports, evening.start());
    long last = evening.start();
    while (world.nextDue() != Long.MAX_VALUE) {
      last = world.nextDue();
      world.run(last);
    }
    long nanos = clock.getAsLong() - begin;
    long seconds = (last - evening.start()) / SECOND;
    return new Result(seconds, counter.orders, counter.trades, nanos);
  }

  private static final class Counter implements ExchangeListener {
    private final TraderReports reports = new TraderReports();
    private long orders;
    private long trades;

    @Override
    public void executed(ExecutionReport report) {
      reports.executed(report);
      orders += report.type() == ExecutionType.NEW ? 1 : 0;
    }

    @Override
    public void traded(Trade trade) {
      trades++;
    }

    @Override
    public void booked(LedgerEntry entry) {}

    @Override
    public void marketChanged(MarketId market) {}
  }
}
