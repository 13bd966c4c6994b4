package io.tipoff.exchange;

import io.tipoff.exchange.LedgerEntry.Kind;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import org.jspecify.annotations.Nullable;

/** Moves cash and contracts, and writes down each move with the state before and after it. */
final class Ledger {
  private final Reporter reporter;
  private final Ids ids;
  private Money feesCollected = Money.ZERO;

  Ledger(Reporter reporter, Ids ids) {
    this.reporter = reporter;
    this.ids = ids;
  }

  /** All fees less all rebates so far. */
  Money feesCollected() {
    return feesCollected;
  }

  void deposit(Account account, Money amount, long now) {
    BalanceSnapshot before = account.balance();
    account.deposit(amount, now);
    reporter.booked(
        new LedgerEntry(
            ids.next(),
            account.id(),
            Kind.DEPOSIT,
            null,
            null,
            null,
            before,
            account.balance(),
            amount,
            Money.ZERO,
            "",
            false,
            now));
  }

  /** Books one side of a trade, the order's own quantities included; returns what to tell of it. */
  LedgerEntry trade(Order order, Reporter.Fill fill) {
    Holding holding = order.holding();
    Account account = holding.account();
    BalanceSnapshot balance = account.balance();
    @Nullable PositionSnapshot position = known(holding);
    account.trade(order, fill);
    order.fill(fill.quantity(), fill.price().times(fill.quantity()), fill.fee());
    feesCollected = feesCollected.plus(fill.fee());
    return entry(holding, Kind.TRADE, position, balance, fill);
  }

  /** Pays a position out. */
  void settle(Holding holding, Price price, long now) {
    Account account = holding.account();
    BalanceSnapshot balance = account.balance();
    @Nullable PositionSnapshot position = known(holding);
    boolean held = !holding.position().quantity().isZero();
    account.settle(holding, price, now);
    if (held) {
      var nothing =
          new Reporter.Fill("", price, holding.position().quantity(), Money.ZERO, false, now);
      reporter.booked(entry(holding, Kind.RESOLUTION, position, balance, nothing));
    }
  }

  private static @Nullable PositionSnapshot known(Holding holding) {
    return holding.position().isKnown() ? holding.snapshot() : null;
  }

  private LedgerEntry entry(
      Holding holding,
      Kind kind,
      @Nullable PositionSnapshot positionBefore,
      BalanceSnapshot before,
      Reporter.Fill fill) {
    BalanceSnapshot after = holding.account().balance();
    return new LedgerEntry(
        ids.next(),
        holding.account().id(),
        kind,
        holding.instrument().id(),
        positionBefore,
        holding.snapshot(),
        before,
        after,
        after.cash().minus(before.cash()),
        fill.fee(),
        fill.tradeId(),
        fill.aggressor(),
        fill.time());
  }
}
