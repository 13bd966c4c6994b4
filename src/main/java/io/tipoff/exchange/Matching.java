package io.tipoff.exchange;

import io.tipoff.exchange.ExecutionReport.UnsolicitedReason;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Lets orders trade, rest and end, by price and then by time. */
final class Matching {
  private final FeeSchedule fees;
  private final Reporter reporter;
  private final Ledger ledger;
  private final Ids ids;
  private final OpenOrders open;
  private final SequencedSet<Account> traders = new LinkedHashSet<>();

  Matching(FeeSchedule fees, Reporter reporter, Ledger ledger, Ids ids, OpenOrders open) {
    this.fees = fees;
    this.reporter = reporter;
    this.ledger = ledger;
    this.ids = ids;
    this.open = open;
  }

  /** Trades an admitted order, then rests or cancels what is left. */
  void work(Order order, boolean killed, long now) {
    if (!killed && order.instrument().state() == MarketState.OPEN) {
      take(order, now);
    }
    if (!order.isWorking()) {
      return;
    }
    if (order.terms().rests()) {
      open.rest(order);
      reporter.changed(order.instrument());
    } else {
      finish(order, OrderStatus.CANCELED);
      reporter.canceled(order.snapshot(), null, "", now);
    }
  }

  private void take(Order order, long now) {
    BookSide resting = order.instrument().book().side(order.side().opposite());
    Optional<FeeRates> rates = fees.rates(order.instrument().market(), now);
    while (order.isWorking() && rates.isPresent()) {
      @Nullable Level best = resting.best();
      if (best == null || !order.side().crosses(order.limit(), best.price())) {
        return;
      }
      trade(best.firstOrder(), order, rates.get(), now);
    }
  }

  /** Lets what came before the opening trade: of two that cross, the newer takes the older. */
  void uncross(Instrument instrument, long now) {
    Optional<FeeRates> rates = fees.rates(instrument.market(), now);
    while (true) {
      @Nullable Level bid = instrument.book().side(Side.BUY).best();
      @Nullable Level offer = instrument.book().side(Side.SELL).best();
      if (bid == null || offer == null || bid.price().isBelow(offer.price())) {
        return;
      }
      boolean bidIsNewer = bid.firstOrder().sequence() > offer.firstOrder().sequence();
      Order newer = bidIsNewer ? bid.firstOrder() : offer.firstOrder();
      Order older = bidIsNewer ? offer.firstOrder() : bid.firstOrder();
      if (newer.account() == older.account()) {
        cancel(newer, "Self Match Prevention", now);
      } else if (rates.isEmpty() || !canPay(newer, older, rates.get())) {
        cancel(newer, "Not enough buying power for the fee", now);
      } else {
        trade(older, newer, rates.get(), now);
      }
    }
  }

  private static boolean canPay(Order taker, Order maker, FeeRates rates) {
    Money fee = rates.fee(Liquidity.TAKER, maker.limit(), taker.leaves().min(maker.leaves()));
    Holding holding = taker.holding();
    return !holding.account().funds().minus(holding.reserved()).minus(fee).isNegative();
  }

  private void trade(Order maker, Order taker, FeeRates rates, long now) {
    Price price = maker.limit();
    Quantity quantity = maker.leaves().min(taker.leaves());
    String id = ids.next();
    Money takerFee = taker.takerFees().charge(rates, price, quantity);
    Money makerFee = rates.fee(Liquidity.MAKER, price, quantity);
    var madeFill = new Reporter.Fill(id, price, quantity, makerFee, false, now);
    var takenFill = new Reporter.Fill(id, price, quantity, takerFee, true, now);
    Quantity heldBefore = held(maker, taker);
    LedgerEntry made = book(maker, madeFill);
    LedgerEntry taken = book(taker, takenFill);
    maker.instrument().record(price, quantity, held(maker, taker).minus(heldBefore));
    reporter.filled(maker, madeFill);
    reporter.filled(taker, takenFill);
    reporter.booked(made);
    reporter.booked(taken);
    reporter.traded(
        new Trade(
            id,
            maker.instrument().id(),
            price,
            quantity,
            maker.account().id(),
            maker.terms().intent(),
            taker.account().id(),
            taker.terms().intent(),
            now));
    reporter.changed(maker.instrument());
  }

  private static Quantity held(Order one, Order other) {
    return one.holding().position().held().plus(other.holding().position().held());
  }

  private LedgerEntry book(Order order, Reporter.Fill fill) {
    LedgerEntry entry = ledger.trade(order, fill);
    order.instrument().book().side(order.side()).reduce(order, fill.quantity());
    traders.add(order.account());
    if (!order.isWorking()) {
      open.done(order);
    }
    return entry;
  }

  /** Cancels an order that its owner did not ask to cancel. */
  void cancel(Order order, String text, long now) {
    finish(order, OrderStatus.CANCELED);
    reporter.canceled(order.snapshot(), UnsolicitedReason.EXCHANGE_OPTION, text, now);
  }

  /** Takes an order out of the book; it will not trade any more. */
  void finish(Order order, OrderStatus end) {
    if (order.rests()) {
      open.withdraw(order);
      reporter.changed(order.instrument());
    }
    order.finish(end);
    open.done(order);
  }

  /** Cancels, market by market and the newest first, what those who traded cannot pay any more. */
  void cancelUnfunded(long now) {
    while (!traders.isEmpty()) {
      Account account = traders.removeFirst();
      if (account.savesMargin() || account.reserved().isAbove(account.funds())) {
        account.holdings().forEach(holding -> cancelUnfunded(holding, now));
      }
    }
  }

  private void cancelUnfunded(Holding holding, long now) {
    cancelOverdrafts(holding, now);
    Money funds = holding.account().funds(holding);
    while (holding.reserved().isPositive() && holding.reserved().isAbove(funds)) {
      Side worse = holding.interest().worse(holding.position().quantity());
      @Nullable Order newest = holding.newest(worse);
      if (newest == null) {
        throw new IllegalStateException(
            "reserved, but nothing rests in " + holding.instrument().id());
      }
      cancel(newest, Words.unfunded(funds, holding.reserved()), now);
    }
  }

  /** What closes a position that saves margin elsewhere goes where that margin is spent. */
  private void cancelOverdrafts(Holding holding, long now) {
    for (Side side : Side.values()) {
      @Nullable Order newest = holding.newest(side);
      Money over = overdraft(holding, side);
      while (newest != null && over.isPositive()) {
        Money funds = holding.account().funds();
        cancel(newest, Words.unfunded(funds, funds.plus(over)), now);
        newest = holding.newest(side);
        over = overdraft(holding, side);
      }
    }
  }

  private static Money overdraft(Holding holding, Side side) {
    return holding.overdraft(side, holding.interest(), holding.working(side, null), Money.ZERO);
  }
}
