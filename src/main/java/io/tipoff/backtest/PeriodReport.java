package io.tipoff.backtest;

import io.tipoff.backtest.BacktestReport.Activity;
import io.tipoff.backtest.BacktestReport.Equity;
import io.tipoff.backtest.BacktestReport.Input;
import io.tipoff.backtest.BacktestReport.MarketResult;
import io.tipoff.backtest.BacktestReport.Result;
import io.tipoff.backtest.BacktestReport.Rules;
import io.tipoff.event.FillEvidence;
import io.tipoff.market.FairValue;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.store.Period;
import io.tipoff.store.Period.Change;
import io.tipoff.store.Period.Mark;
import io.tipoff.store.Period.Owner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The same report of what the database has of a span of time. Profit is that of the span alone:
 * what was held when it began counts from what it was worth then.
 */
public final class PeriodReport {
  private static final int POINTS = 200;

  private final Period period;
  private final SequencedMap<Owner, Change> before = new LinkedHashMap<>();
  private final SequencedMap<Owner, Change> after = new LinkedHashMap<>();

  private PeriodReport(Period period) {
    this.period = period;
    period.before().forEach(change -> before.put(change.owner(), change));
    after.putAll(before);
    period.changes().forEach(change -> after.put(change.owner(), change));
  }

  /** The report of a period. */
  public static BacktestReport of(Period period) {
    return new PeriodReport(period).report();
  }

  private BacktestReport report() {
    return new BacktestReport(
        input(),
        activity(),
        result(_ -> true),
        equity(),
        by(Owner::strategy, this::result),
        by(Owner::market, this::market),
        period.counts().refusals(),
        period.counts().rejections(),
        period.counts().cancellations(),
        period.counts().standAsides(),
        PeriodGroups.of(period),
        List.of(),
        List.of(),
        List.of(),
        "",
        Optional.empty());
  }

  private <K, V> SequencedMap<K, V> by(
      Function<Owner, K> key, Function<Predicate<Owner>, V> value) {
    SequencedMap<K, V> values = new LinkedHashMap<>();
    for (Owner owner : after.sequencedKeySet()) {
      K of = key.apply(owner);
      if (!values.containsKey(of)) {
        values.put(of, value.apply(other -> key.apply(other).equals(of)));
      }
    }
    return values;
  }

  private Input input() {
    return new Input(
        List.of(),
        List.of(),
        0,
        0,
        period.from(),
        period.to(),
        period.to() - period.from(),
        "",
        0,
        0,
        new LinkedHashMap<>());
  }

  private Activity activity() {
    Quantity maker = Quantity.ZERO;
    Quantity taker = Quantity.ZERO;
    long fills = 0;
    long assumed = 0;
    for (Change change : period.changes()) {
      if (change.isFill()) {
        fills++;
        assumed += change.evidence().filter(FillEvidence.Kind::isSizeAssumed).isPresent() ? 1 : 0;
        maker = change.maker() ? maker.plus(change.quantity().abs()) : maker;
        taker = change.maker() ? taker : taker.plus(change.quantity().abs());
      }
    }
    Period.Counts counts = period.counts();
    return new Activity(
        counts.orders(), counts.replaces(), counts.cancels(), fills, maker, taker, assumed);
  }

  private Result result(Predicate<Owner> whose) {
    Money realised = Money.ZERO;
    Money fees = Money.ZERO;
    Money rebates = Money.ZERO;
    Quantity contracts = Quantity.ZERO;
    long fills = 0;
    for (Change change : period.changes()) {
      if (whose.test(change.owner())) {
        realised = realised.plus(change.realised());
        fees = fees.plus(change.fee().max(Money.ZERO));
        rebates = rebates.minus(change.fee().min(Money.ZERO));
        if (change.isFill()) {
          fills++;
          contracts = contracts.plus(change.quantity().abs());
        }
      }
    }
    return new Result(
        fills,
        contracts,
        realised,
        unrealised(whose, false).minus(unrealisedBefore(whose, false)),
        unrealised(whose, true).minus(unrealisedBefore(whose, true)),
        fees,
        rebates);
  }

  private Money unrealised(Predicate<Owner> whose, boolean atMid) {
    return unrealised(after, period.marksAfter(), whose, atMid);
  }

  private Money unrealisedBefore(Predicate<Owner> whose, boolean atMid) {
    return unrealised(before, period.marksBefore(), whose, atMid);
  }

  /** What nobody has valued is worth its cost. */
  private static Money unrealised(
      SequencedMap<Owner, Change> held,
      SequencedMap<MarketId, Mark> marks,
      Predicate<Owner> whose,
      boolean atMid) {
    Money sum = Money.ZERO;
    for (Change last : held.sequencedValues()) {
      @Nullable Mark mark = marks.get(last.owner().market());
      if (whose.test(last.owner()) && mark != null && !last.position().isZero()) {
        FairValue worth = atMid ? mark.mid() : FairValue.of(mark.price());
        sum = sum.plus(worth.times(last.position())).minus(last.cost());
      }
    }
    return sum;
  }

  private Equity equity() {
    LinkedHashMap<Long, Money> byAccount = new LinkedHashMap<>();
    Money start = Money.ZERO;
    for (Period.Equity sample : period.equity()) {
      if (byAccount.putIfAbsent(sample.account(), sample.equity()) == null) {
        start = start.plus(sample.equity());
      }
    }
    Money highest = start;
    Money end = start;
    Money drawdown = Money.ZERO;
    for (Period.Equity sample : period.equity()) {
      Money known = byAccount.getOrDefault(sample.account(), Money.ZERO);
      byAccount.put(sample.account(), sample.equity());
      end = end.plus(sample.equity()).minus(known);
      highest = highest.max(end);
      drawdown = drawdown.max(highest.minus(end));
    }
    long unsettled =
        after.sequencedValues().stream()
            .filter(last -> !last.position().isZero())
            .map(last -> last.owner().market())
            .distinct()
            .count();
    return new Equity(start, end, drawdown, (int) unsettled, Optional.empty());
  }

  private MarketResult market(Predicate<Owner> whose) {
    MarketId market =
        after.sequencedKeySet().stream().filter(whose).findFirst().orElseThrow().market();
    SequencedMap<Owner, Quantity> held = new LinkedHashMap<>();
    before.forEach((owner, last) -> held.put(owner, last.position()));
    Series<Quantity> inventory = new Series<>(POINTS);
    Quantity position = sum(held, whose);
    Quantity largest = position.abs();
    for (Change change : period.changes()) {
      if (whose.test(change.owner())) {
        held.put(change.owner(), change.position());
        position = sum(held, whose);
        largest = largest.max(position.abs());
        inventory.add(change.time(), position);
      }
    }
    @Nullable Mark mark = period.marksAfter().get(market);
    return new MarketResult(
        result(whose),
        Rules.TOLD,
        period.counts().byMarket().getOrDefault(market.slug(), 0L),
        position,
        mark == null ? Price.ZERO : mark.price(),
        Optional.ofNullable(period.settlements().get(market)),
        largest,
        inventory.points());
  }

  private static Quantity sum(SequencedMap<Owner, Quantity> held, Predicate<Owner> whose) {
    Quantity sum = Quantity.ZERO;
    for (var entry : held.sequencedEntrySet()) {
      if (whose.test(entry.getKey())) {
        sum = sum.plus(entry.getValue());
      }
    }
    return sum;
  }
}
