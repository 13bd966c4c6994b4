package io.tipoff.backtest.parity;

import io.tipoff.event.BalanceRestored;
import io.tipoff.event.BookChanged;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderReplaced;
import io.tipoff.event.RequestRefused;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.TradePrinted;
import io.tipoff.journal.RecordedCommand;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Intent;
import io.tipoff.market.Ladder;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradingRules;
import io.tipoff.paper.PaperSettings;
import io.tipoff.portfolio.OrderTerms;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A session that is told to {@link Parity} step by step, a millisecond apart. */
final class RecordedDesk {
  private static final MarketId GAME = new MarketId("aec-nba-bos-nyk-2026-10-01");
  private static final long MILLI = 1_000_000;
  private static final FeeSchedule FEES =
      new FeeSchedule(
          List.of(new FeeSchedule.Entry(0, FeeCurve.STANDARD, FeeRates.of("0.0695", "-0.0125"))));

  private final Parity parity =
      new Parity(
          new PaperSettings(
              Money.of("1"),
              Quantity.ofContracts(20),
              Duration.ZERO,
              Duration.ZERO,
              Duration.ZERO,
              1),
          FEES);
  private final Map<Integer, OrderTerms> terms = new HashMap<>();
  private long now = 1_790_000_000_000L * MILLI;
  private long commands;

  RecordedDesk() {
    parity.record(new BalanceRestored(now, Money.of("1000")));
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    parity.record(new MarketListed(now, Market.of(GAME, rules)));
    parity.record(new MarketStateChanged(now, GAME, MarketState.OPEN));
  }

  private long next() {
    now += MILLI;
    return now;
  }

  RecordedDesk after(int seconds) {
    now += 1_000 * MILLI * seconds;
    return this;
  }

  /** A whole book as the venue shows it, our own orders included; 0 contracts for an empty bid. */
  RecordedDesk book(String bid, int bids, String offer, int offers) {
    Ladder resting =
        bids == 0 ? Ladder.EMPTY : Ladder.of(Price.of(bid), Quantity.ofContracts(bids));
    parity.record(
        new BookChanged(
            next(), GAME, resting, Ladder.of(Price.of(offer), Quantity.ofContracts(offers))));
    return this;
  }

  RecordedDesk print(String price, int contracts, String aggressor) {
    parity.record(
        new TradePrinted(
            next(),
            GAME,
            Price.of(price),
            Quantity.ofContracts(contracts),
            aggressor.equals("buy") ? Side.BUY : Side.SELL));
    return this;
  }

  private static OrderTerms terms(Intent intent, String price, int contracts, boolean rests) {
    return new OrderTerms(
        GAME,
        intent,
        Price.of(price),
        Quantity.ofContracts(contracts),
        rests ? TimeInForce.GOOD_TILL_CANCEL : TimeInForce.IMMEDIATE_OR_CANCEL,
        OptionalLong.empty(),
        rests);
  }

  private CommandId submit(int order, OrderTerms wanted) {
    terms.put(order, wanted);
    CommandId id = new CommandId(++commands);
    parity.record(new RecordedCommand.SubmitOrder(id, new OrderId(order), "test", wanted, false));
    return id;
  }

  /** An order that rests, sent and told. */
  RecordedDesk rests(int order, Intent intent, String price, int contracts) {
    CommandId id = submit(order, terms(intent, price, contracts, true));
    parity.record(new RequestTaken(next(), id));
    parity.record(new OrderOpened(next(), new OrderId(order)));
    return this;
  }

  /** An order that takes what is there, sent and told. */
  RecordedDesk takes(int order, Intent intent, String price, int contracts) {
    CommandId id = submit(order, terms(intent, price, contracts, false));
    parity.record(new RequestTaken(next(), id));
    parity.record(new OrderOpened(next(), new OrderId(order)));
    return this;
  }

  RecordedDesk neverLeft(int order, Intent intent, String price, int contracts) {
    CommandId id = submit(order, terms(intent, price, contracts, true));
    parity.record(new CommandNotSent(next(), id, CommandNotSent.Reason.OVER_BUDGET));
    return this;
  }

  private CommandId move(int order, String price, int contracts) {
    CommandId id = new CommandId(++commands);
    OrderTerms moved = terms(terms.get(order).intent(), price, contracts, true);
    parity.record(new RecordedCommand.ReplaceOrder(id, new OrderId(order), moved, false));
    return id;
  }

  /** A change that is answered. */
  RecordedDesk moves(int order, String price, int contracts, boolean told) {
    parity.record(new RequestTaken(next(), move(order, price, contracts)));
    return told ? replaced(order, price, contracts) : this;
  }

  /** A change of which nothing was heard yet. */
  RecordedDesk movesUntold(int order, String price, int contracts) {
    move(order, price, contracts);
    return this;
  }

  RecordedDesk replaced(int order, String price, int contracts) {
    parity.record(
        new OrderReplaced(
            next(),
            new OrderId(order),
            Price.of(price),
            Quantity.ofContracts(contracts),
            OptionalLong.empty()));
    return this;
  }

  RecordedDesk fills(int order, String price, int contracts) {
    return filled(order, price, contracts, Liquidity.MAKER);
  }

  RecordedDesk took(int order, String price, int contracts) {
    return filled(order, price, contracts, Liquidity.TAKER);
  }

  private RecordedDesk filled(int order, String price, int contracts, Liquidity liquidity) {
    Price at = Price.of(price);
    Quantity quantity = Quantity.ofContracts(contracts);
    FeeRates rates = FeeRates.of("0.0695", "-0.0125");
    FillEvidence evidence = new FillEvidence(FillEvidence.Kind.VENUE, at, quantity, now);
    parity.record(
        new OrderFilled(
            next(),
            new OrderId(order),
            at,
            quantity,
            liquidity,
            rates.fee(liquidity, at, quantity),
            evidence));
    return this;
  }

  /** A cancel that we asked for, sent and told. */
  RecordedDesk canceled(int order) {
    CommandId id = new CommandId(++commands);
    parity.record(new RecordedCommand.CancelOrder(id, new OrderId(order), GAME));
    parity.record(new RequestTaken(next(), id));
    return canceled(order, OrderCanceled.Cause.REQUESTED);
  }

  RecordedDesk canceled(int order, OrderCanceled.Cause cause) {
    parity.record(new OrderCanceled(next(), new OrderId(order), cause, ""));
    return this;
  }

  RecordedDesk cancelRefused(int order) {
    CommandId id = new CommandId(++commands);
    parity.record(new RecordedCommand.CancelOrder(id, new OrderId(order), GAME));
    parity.record(new RequestRefused(next(), id, "the order is done"));
    return this;
  }

  RecordedDesk settles(String price) {
    parity.record(new MarketSettled(next(), GAME, Price.of(price)));
    return this;
  }

  ParityReport finish() {
    return parity.finish(true);
  }
}
