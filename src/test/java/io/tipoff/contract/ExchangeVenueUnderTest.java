package io.tipoff.contract;

import io.tipoff.engine.Command;
import io.tipoff.engine.Command.CancelOrder;
import io.tipoff.engine.Command.ReplaceOrder;
import io.tipoff.engine.Command.SetTimer;
import io.tipoff.engine.Command.SubmitOrder;
import io.tipoff.event.ChangeRejected;
import io.tipoff.event.Event;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderExpired;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OrderReplaced;
import io.tipoff.event.RequestTaken;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.ExchangeListener;
import io.tipoff.exchange.ExecutionReport;
import io.tipoff.exchange.LedgerEntry;
import io.tipoff.exchange.OrderRequest;
import io.tipoff.exchange.OrderType;
import io.tipoff.exchange.Replacement;
import io.tipoff.exchange.Trade;
import io.tipoff.market.Intent;
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
import io.tipoff.portfolio.OrderTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** The core of the embedded exchange, reached directly. */
final class ExchangeVenueUnderTest implements Venue {
  private static final long MILLI = 1_000_000;
  private static final AccountId BOT = new AccountId("bot");
  private static final AccountId MAKER = new AccountId("maker");
  private static final AccountId TAKER = new AccountId("taker");

  private final List<Event> events = new ArrayList<>();
  private final Map<String, OrderId> ids = new HashMap<>();
  private final Map<OrderId, String> names = new HashMap<>();
  private final Map<OrderId, OrderTerms> terms = new HashMap<>();
  private final Exchange exchange = new Exchange(OrderContract.FEES, new Listener());
  private OrderId submitting = new OrderId(0);
  private long now = 1_790_000_000_000L * MILLI;

  ExchangeVenueUnderTest(Money cash) {
    exchange.deposit(BOT, cash, now);
    exchange.deposit(MAKER, Money.of("1000000"), now);
    exchange.deposit(TAKER, Money.of("1000000"), now);
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    for (MarketId market : List.of(GAME, OTHER)) {
      exchange.list(Market.of(market, rules), MarketState.OPEN, now);
      othersRest(market, Side.BUY, Price.of("0.01"), Quantity.ofContracts(1));
      othersRest(market, Side.SELL, Price.of("0.99"), Quantity.ofContracts(1));
    }
  }

  private final class Listener implements ExchangeListener {
    @Override
    public void executed(ExecutionReport report) {
      if (report.order().account().equals(BOT)) {
        events.add(event(report));
      }
    }

    @Override
    public void traded(Trade trade) {}

    @Override
    public void booked(LedgerEntry entry) {}

    @Override
    public void marketChanged(MarketId market) {}
  }

  /** The first news of an order comes before its name. */
  private Event event(ExecutionReport report) {
    OrderId id = ids.computeIfAbsent(report.order().id(), _ -> submitting);
    return switch (report.type()) {
      case NEW -> new OrderOpened(now, id);
      case PARTIAL_FILL, FILL -> fill(report, id);
      case CANCELED -> new OrderCanceled(now, id, cause(report, id), report.text());
      case REPLACE ->
          new OrderReplaced(
              now,
              id,
              Price.of(Objects.requireNonNull(report.order().price())),
              report.order().quantity(),
              report.order().goodTill());
      case REJECTED ->
          report.order().status().isWorking() || names.containsKey(id)
              ? new ChangeRejected(now, id, report.text())
              : new OrderRejected(
                  now, id, Objects.requireNonNull(report.rejectReason()), report.text());
      case EXPIRED -> new OrderExpired(now, id);
    };
  }

  private Event fill(ExecutionReport report, OrderId id) {
    Price price = Objects.requireNonNull(report.lastPrice());
    return new OrderFilled(
        now,
        id,
        price,
        report.lastQuantity(),
        report.aggressor() ? Liquidity.TAKER : Liquidity.MAKER,
        report.fee(),
        new FillEvidence(FillEvidence.Kind.VENUE, price, report.lastQuantity(), now));
  }

  private OrderCanceled.Cause cause(ExecutionReport report, OrderId id) {
    if (report.unsolicited() == ExecutionReport.UnsolicitedReason.EXCHANGE_OPTION) {
      return OrderCanceled.Cause.UNFUNDED;
    }
    if (report.unsolicited() != null) {
      return OrderCanceled.Cause.UNSOLICITED;
    }
    return terms.get(id).timeInForce().rests()
        ? OrderCanceled.Cause.REQUESTED
        : OrderCanceled.Cause.IMMEDIATE;
  }

  private static OrderRequest request(OrderTerms terms) {
    return new OrderRequest(
        terms.market(),
        terms.intent(),
        OrderType.LIMIT,
        decimal(terms.price()),
        decimal(terms.quantity()),
        null,
        terms.timeInForce(),
        terms.goodTill(),
        terms.postOnly(),
        Optional.empty());
  }

  private static BigDecimal decimal(Object value) {
    return new BigDecimal(value.toString());
  }

  private void others(
      AccountId who,
      MarketId market,
      Side side,
      Price price,
      Quantity quantity,
      TimeInForce timeInForce) {
    exchange.submit(
        who,
        new OrderRequest(
            market,
            Intent.opening(side),
            OrderType.LIMIT,
            decimal(price),
            decimal(quantity),
            null,
            timeInForce,
            OptionalLong.empty(),
            false,
            Optional.empty()),
        now);
  }

  @Override
  public void othersRest(MarketId market, Side side, Price price, Quantity quantity) {
    now += MILLI;
    others(MAKER, market, side, price, quantity, TimeInForce.GOOD_TILL_CANCEL);
  }

  @Override
  public void othersTake(MarketId market, Side side, Price price, Quantity quantity) {
    now += MILLI;
    others(TAKER, market, side, price, quantity, TimeInForce.IMMEDIATE_OR_CANCEL);
  }

  @Override
  public void setState(MarketId market, MarketState state) {
    exchange.setState(market, state, now);
  }

  @Override
  public void settle(MarketId market, Price price) {
    exchange.settle(market, price, now);
  }

  @Override
  public void carryOut(Command command) {
    now += MILLI;
    events.add(new RequestTaken(now, command.id()));
    switch (command) {
      case SubmitOrder submit -> {
        submitting = submit.order();
        terms.put(submit.order(), submit.approved().terms());
        names.put(submit.order(), exchange.submit(BOT, request(submit.approved().terms()), now));
      }
      case ReplaceOrder replace -> replace(replace);
      case CancelOrder cancel ->
          exchange.cancel(BOT, names.get(cancel.order()), cancel.market(), now);
      case SetTimer timer -> throw new AssertionError("no timer: " + timer);
    }
  }

  private void replace(ReplaceOrder replace) {
    OrderTerms wanted = replace.approved().terms();
    exchange.replace(
        BOT,
        names.get(replace.order()),
        wanted.market(),
        new Replacement(
            decimal(wanted.price()), decimal(wanted.quantity()), null, OptionalLong.empty(), null),
        now);
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public void awaitTime(long time) {
    now = time;
    exchange.advance(now);
  }

  @Override
  public List<Event> events() {
    List<Event> told = List.copyOf(events);
    events.clear();
    return told;
  }

  @Override
  public void close() {}
}
